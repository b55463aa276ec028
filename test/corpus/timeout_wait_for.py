"""wait_for cancels what takes too long and waits until it has cleaned up."""

import asyncio
import time


async def slow(cleanup):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled, cleaning up")
        await asyncio.sleep(cleanup)
        print("cleaned up")
        raise


async def quick():
    await asyncio.sleep(1)
    return "quick result"


async def broken():
    raise LookupError("broken")


async def main():
    start = time.monotonic()
    print(await asyncio.wait_for(quick(), timeout=2))
    print(await asyncio.wait_for(quick(), timeout=None))
    try:
        await asyncio.wait_for(slow(cleanup=2), timeout=1)
    except TimeoutError:
        print(f"TimeoutError after {time.monotonic() - start:.0f} s")
    try:
        await asyncio.wait_for(broken(), timeout=1)
    except LookupError as error:
        print("the error passes:", error)

    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, timeout=1)
    except TimeoutError:
        print("future cancelled:", future.cancelled())


asyncio.run(main())
