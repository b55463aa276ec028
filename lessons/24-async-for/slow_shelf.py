"""Every parcel needs 0.4 s to arrive and 0.6 s to be put on a high shelf."""

import asyncio


async def parcels():
    for number in range(1, 6):
        await asyncio.sleep(0.4)  # until the next parcel comes off the van
        print(f"parcel {number} arrives")
        yield f"parcel {number}"


async def shelve():
    async for parcel in parcels():
        await asyncio.sleep(0.6)  # up the ladder and down again
        print(f"{parcel} is on the shelf")


asyncio.run(shelve())
