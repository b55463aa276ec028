"""What asyncio tells about tasks: names, the current one, all of them, predicates."""

import asyncio
import inspect


async def worker():
    me = asyncio.current_task()
    print("inside", me.get_name())
    await asyncio.sleep(1)


async def async_generator():
    yield 1


async def main():
    asyncio.current_task().set_name("the main task")
    first = asyncio.create_task(worker(), name="first")
    second = asyncio.create_task(worker())
    second.set_name("second")
    print(sorted(task.get_name() for task in asyncio.all_tasks()))

    coroutine = first.get_coro()
    print("coroutine:", coroutine.__name__, asyncio.iscoroutine(coroutine))
    print("a task is a future:", asyncio.isfuture(first))
    print("a task is no coroutine:", not asyncio.iscoroutine(first))
    print("functions:", inspect.iscoroutinefunction(worker))
    print("generators:", inspect.isasyncgenfunction(async_generator))
    print("awaitable:", inspect.isawaitable(first), inspect.isawaitable(42))

    states = [inspect.getcoroutinestate(coroutine)]
    await asyncio.sleep(0.5)
    states.append(inspect.getcoroutinestate(coroutine))
    await asyncio.gather(first, second)
    states.append(inspect.getcoroutinestate(coroutine))
    print(states)

    print("ensure_future keeps a task:", asyncio.ensure_future(first) is first)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))


asyncio.run(main())
