"""A task that never awaits: everybody else has to wait until it is done."""

import asyncio


async def tower_clock():
    for hour in [1, 2, 3]:
        await asyncio.sleep(1)
        print(f"The clock strikes {hour}.")


async def count_stamps():
    print("Counting the stamps.")
    stamps = 0
    while stamps < 10_000_000:  # two seconds of work, and no await
        stamps += 1
    print(f"There are {stamps} stamps.")


async def main():
    await asyncio.gather(tower_clock(), count_stamps())


asyncio.run(main())
