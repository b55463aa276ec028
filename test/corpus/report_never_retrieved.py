"""A task whose error nobody asks for is reported on stderr when it goes away."""

import asyncio


async def fail(text):
    await asyncio.sleep(0.5)
    raise ValueError(text)


async def main():
    task = asyncio.create_task(fail("nobody looks"), name="ignored")
    await asyncio.sleep(1)
    print("failed in silence:", task.done())
    del task
    await asyncio.sleep(0)
    print("reported on stderr")

    task = asyncio.create_task(fail("somebody looks"), name="looked at")
    await asyncio.sleep(1)
    print("looked at:", repr(task.exception()))
    del task
    await asyncio.sleep(0)

    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("a future, too"))
    del future
    await asyncio.sleep(0)

    global at_exit
    at_exit = asyncio.create_task(fail("seen at exit"), name="global")
    await asyncio.sleep(1)


asyncio.run(main())
print("main program ends")
del at_exit
