"""Eight ships pass a lock with two chambers. The lock-keeper lets them in one by one."""

import asyncio

SHIPS = {"Alba": 3, "Boreas": 1, "Cygnet": 1, "Dora": 2, "Egret": 2, "Flora": 2, "Gannet": 2, "Heron": 2}
inside = 0
most = 0


async def pass_through(ship, minutes):
    global inside, most
    inside += 1
    most = max(most, inside)
    await asyncio.sleep(minutes)
    inside -= 1
    print(f"{ship} has passed")


async def main():
    for ship, minutes in SHIPS.items():
        await pass_through(ship, minutes)
    print(f"never more than {most} inside")


asyncio.run(main())
