"""A freezer is getting warm. Somebody waits for its values."""

import asyncio


async def freezer(readings):
    for value in [-18, -4, -3, -2]:
        await asyncio.sleep(0.7)
        await readings.put(value)


async def watch(readings):
    while await readings.get() <= -10:
        pass
    print("alarm: the freezer is getting warm")


async def main():
    readings = asyncio.Queue()
    warming = asyncio.create_task(freezer(readings))
    await watch(readings)
    await warming


asyncio.run(main())
