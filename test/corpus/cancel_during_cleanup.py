"""A second cancel interrupts the cleanup that the first one caused."""

import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup begins, requests:", asyncio.current_task().cancelling())
        try:
            await asyncio.sleep(3)
            print("never printed")
        except asyncio.CancelledError:
            print("cleanup cut short, requests:", asyncio.current_task().cancelling())
            raise


async def careful():
    try:
        await asyncio.sleep(10)
    finally:
        try:
            await asyncio.shield(asyncio.create_task(commit()))
        except asyncio.CancelledError:
            print("cancelled while committing")
            raise


async def commit():
    await asyncio.sleep(2)
    print("committed all the same")


async def cancel_twice(task):
    for _ in range(2):
        await asyncio.sleep(1)
        task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())


async def main():
    await cancel_twice(asyncio.create_task(worker()))
    await cancel_twice(asyncio.create_task(careful()))
    await asyncio.sleep(2)


asyncio.run(main())
