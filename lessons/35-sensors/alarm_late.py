"""A freezer is getting warm. Somebody looks at its values every three seconds."""

import asyncio


async def freezer(readings):
    for value in [-18, -4, -3, -2]:
        await asyncio.sleep(0.7)
        readings.append(value)


async def watch(readings):
    while not any(value > -10 for value in readings):
        await asyncio.sleep(3)
    print("alarm: the freezer is getting warm")


async def main():
    readings = []
    warming = asyncio.create_task(freezer(readings))
    await watch(readings)
    await warming


asyncio.run(main())
