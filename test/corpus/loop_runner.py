"""Each asyncio.run has a loop of its own; a Runner keeps one loop for several runs."""

import asyncio
import contextvars

visits = contextvars.ContextVar("visits", default=0)


async def visit():
    visits.set(visits.get() + 1)
    await asyncio.sleep(0.5)
    return asyncio.get_running_loop(), visits.get()


async def background():
    try:
        await asyncio.sleep(10)
    finally:
        print("background task cancelled")


async def leave_one_behind():
    asyncio.create_task(background())
    await asyncio.sleep(0.5)
    print("main coroutine ends")


first_loop, count = asyncio.run(visit())
second_loop, other_count = asyncio.run(visit())
print("two runs:", first_loop is second_loop, count, other_count)
print("closed:", first_loop.is_closed(), second_loop.is_closed())

with asyncio.Runner() as runner:
    first_loop, count = runner.run(visit())
    second_loop, other_count = runner.run(visit())
    print("one runner:", first_loop is second_loop, count, other_count)
    print("same loop:", runner.get_loop() is first_loop, first_loop.is_closed())
    runner.run(leave_one_behind())
    print("the background task outlives one run of the runner")
print("closed:", first_loop.is_closed())

asyncio.run(leave_one_behind())
print("the end of asyncio.run cancels what is left")
