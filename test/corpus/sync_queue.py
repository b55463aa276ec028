"""asyncio.Queue: back pressure by maxsize, join and task_done, the errors."""

import asyncio


async def producer(queue):
    for number in range(5):
        await queue.put(number)
        print("put", number, "- size", queue.qsize())
    print("producer done")


async def consumer(queue):
    while True:
        number = await queue.get()
        print("got", number)
        await asyncio.sleep(1)
        queue.task_done()


def attempt(action, *args):
    try:
        action(*args)
    except (asyncio.QueueFull, asyncio.QueueEmpty, ValueError) as error:
        print(type(error).__name__)


async def main():
    queue = asyncio.Queue(maxsize=2)
    worker = asyncio.create_task(consumer(queue))
    await producer(queue)
    print("joining")
    await queue.join()
    print("all processed, empty:", queue.empty())
    worker.cancel()
    await asyncio.wait([worker])

    attempt(queue.get_nowait)
    attempt(queue.task_done)
    queue.put_nowait("x")
    queue.put_nowait("y")
    attempt(queue.put_nowait, "z")
    print("full:", queue.full(), queue.get_nowait(), queue.get_nowait())

    try:
        await asyncio.wait_for(queue.get(), timeout=1)
    except TimeoutError:
        print("nothing came within 1 s")


asyncio.run(main())
