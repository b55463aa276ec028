"""A parcel service for a village: main waits until every parcel is delivered."""

import asyncio


async def deliver(street, seconds):
    print(f"{street}: on the way")
    await asyncio.sleep(seconds)
    print(f"{street}: delivered")


async def main():
    vans = []
    for street, seconds in [("Mill Lane", 1), ("High Street", 3), ("Park Road", 2)]:
        vans.append(asyncio.create_task(deliver(street, seconds)))
    print("main: three vans have left")
    for van in vans:
        await van


asyncio.run(main())
