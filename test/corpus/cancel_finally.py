"""CancelledError arrives at the await, carries the message, and runs finally blocks."""

import asyncio


async def worker():
    try:
        print("working")
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled:", error.args)
        raise
    finally:
        await asyncio.sleep(1)
        print("cleaned up, slowly")


async def refuses():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "not cancelled after all"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print("cancel:", task.cancel("enough"), "but not yet:", task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main sees:", error.args, task.cancelled())
    print("cancel again:", task.cancel())

    task = asyncio.create_task(refuses())
    await asyncio.sleep(1)
    task.cancel()
    print(await task)

    task = asyncio.create_task(worker())
    task.cancel("before it started")
    await asyncio.wait([task])
    print("its body never ran:", task.cancelled())


asyncio.run(main())
