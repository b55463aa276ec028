"""An await that has nothing to wait for does not give anybody a turn."""

import asyncio

POSTCODES = {"Mill Lane": 101, "High Street": 102, "Park Road": 103}


async def look_up(street):
    return POSTCODES[street]


async def sorter():
    for street in POSTCODES:
        code = await look_up(street)
        print(f"sorter: {street} is {code}")


async def guard():
    print("guard: good morning")
    await asyncio.sleep(0)
    print("guard: all quiet")


async def main():
    await asyncio.gather(sorter(), guard())


asyncio.run(main())
