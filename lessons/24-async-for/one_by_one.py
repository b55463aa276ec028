"""Five parcels are weighed, one after the other."""

import asyncio

PARCELS = ["books", "boots", "cheese", "drum", "easel"]


async def weigh(parcel):
    await asyncio.sleep(0.4)  # the scale needs its time
    return len(parcel)


async def weights():
    for parcel in PARCELS:
        yield await weigh(parcel)


async def main():
    print([weight async for weight in weights()])


asyncio.run(main())
