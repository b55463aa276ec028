"""A parcel service for a village: main is gone before the parcels are."""

import asyncio


async def deliver(street, seconds):
    print(f"{street}: on the way")
    await asyncio.sleep(seconds)
    print(f"{street}: delivered")


async def main():
    for street, seconds in [("Mill Lane", 1), ("High Street", 3), ("Park Road", 2)]:
        asyncio.create_task(deliver(street, seconds))
    print("main: three vans have left")


asyncio.run(main())
