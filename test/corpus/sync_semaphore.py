"""A Semaphore lets only so many in; a BoundedSemaphore notices one release too many."""

import asyncio
import time

START = time.monotonic()


def now():
    return f"{time.monotonic() - START:.0f} s"


async def fetch(number, limit):
    async with limit:
        print(f"{now()}: fetch {number}")
        await asyncio.sleep(1)


async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*(fetch(number, limit) for number in range(5)))
    print(f"{now()}: five fetches, two at a time")

    limit = asyncio.Semaphore(0)
    waiter = asyncio.create_task(limit.acquire())
    await asyncio.sleep(1)
    print("still waits:", not waiter.done(), "locked:", limit.locked())
    limit.release()
    print("acquired:", await waiter)

    limit = asyncio.BoundedSemaphore(1)
    async with limit:
        print("locked:", limit.locked())
    try:
        limit.release()
    except ValueError:
        print("released too often")
    try:
        asyncio.Semaphore(-1)
    except ValueError:
        print("a semaphore cannot start below 0")


asyncio.run(main())
