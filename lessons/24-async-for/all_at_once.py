"""Five parcels are weighed, on five scales at once."""

import asyncio

PARCELS = ["books", "boots", "cheese", "drum", "easel"]


async def weigh(parcel):
    await asyncio.sleep(0.4)  # the scale needs its time
    return len(parcel)


async def main():
    print(await asyncio.gather(*[weigh(parcel) for parcel in PARCELS]))


asyncio.run(main())
