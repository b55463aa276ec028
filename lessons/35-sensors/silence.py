"""A buoy sends its values, and then it sends nothing more."""

import asyncio


async def buoy(readings):
    for value in [3, 4, 3]:
        await asyncio.sleep(1)
        await readings.put(value)


async def watch(readings):
    try:
        while True:
            async with asyncio.timeout(2.5):
                value = await readings.get()
            print(f"waves of {value} m")
    except TimeoutError:
        print("the buoy is silent: send a boat")


async def main():
    readings = asyncio.Queue()
    await asyncio.gather(buoy(readings), watch(readings))


asyncio.run(main())
