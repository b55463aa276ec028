"""The average of the last three values, as they arrive."""

import asyncio
from collections import deque


async def thermometer(readings):
    for value in [20, 22, 24, 32, 34, 36]:
        await asyncio.sleep(1)
        await readings.put(value)
    await readings.put(None)


async def average(readings):
    window = deque(maxlen=3)
    while (value := await readings.get()) is not None:
        window.append(value)
        if len(window) == window.maxlen:
            print(f"{list(window)} average {sum(window) / len(window):.1f}")


async def main():
    readings = asyncio.Queue()
    await asyncio.gather(thermometer(readings), average(readings))


asyncio.run(main())
