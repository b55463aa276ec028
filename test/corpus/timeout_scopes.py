"""asyncio.timeout and timeout_at limit a block, can be nested and moved."""

import asyncio


def elapsed(start):
    return f"{asyncio.get_running_loop().time() - start:.0f} s"


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    try:
        async with asyncio.timeout(1) as scope:
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out at", elapsed(start), scope.expired())

    async with asyncio.timeout(3) as scope:
        await asyncio.sleep(1)
    print("in time at", elapsed(start), scope.expired())

    try:
        async with asyncio.timeout(5):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(9)
            except TimeoutError:
                print("inner at", elapsed(start))
            await asyncio.sleep(9)
    except TimeoutError:
        print("outer at", elapsed(start))

    try:
        async with asyncio.timeout_at(loop.time() + 1) as scope:
            scope.reschedule(loop.time() + 2)
            await asyncio.sleep(9)
    except TimeoutError:
        print("moved to", elapsed(start))

    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(1)
        print("no limit:", scope.when(), "at", elapsed(start))


asyncio.run(main())
