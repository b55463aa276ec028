"""gather raises the first error at once while the other jobs go on."""

import asyncio


async def job(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(f"{name} failed")
    print(f"{name} done")
    return name


async def cancelled_from_outside():
    both = asyncio.gather(job("long", 9), job("longer", 10))
    asyncio.get_running_loop().call_later(1, both.cancel)
    try:
        await both
    except asyncio.CancelledError:
        print("cancelling gather cancels its jobs")


async def main():
    try:
        await asyncio.gather(job("a", 1), job("b", 2, fails=True), job("c", 3))
    except ValueError as error:
        print(f"caught: {error}")
    await asyncio.sleep(2)

    results = await asyncio.gather(
        job("d", 1), job("e", 0.5, fails=True), return_exceptions=True
    )
    print(results)
    await cancelled_from_outside()


asyncio.run(main())
