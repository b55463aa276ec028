"""A post office puts parcels on the shelf as they arrive."""

import asyncio


async def parcels():
    for number in range(1, 6):
        await asyncio.sleep(0.4)  # until the next parcel comes off the van
        yield f"parcel {number}"


async def shelve():
    async for parcel in parcels():
        print(f"{parcel} is on the shelf")


async def answer_phone():
    await asyncio.sleep(1)
    print("the phone is answered")


async def main():
    await asyncio.gather(shelve(), answer_phone())


asyncio.run(main())
