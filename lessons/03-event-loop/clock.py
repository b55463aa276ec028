"""Two who wait for the clock: the loop sleeps until the next of their timers."""

import asyncio


async def tower_clock():
    for hour in [1, 2, 3]:
        await asyncio.sleep(1)
        print(f"The clock strikes {hour}.")


async def postman():
    await asyncio.sleep(2.5)
    print("The postman brings the mail.")


async def main():
    await asyncio.gather(tower_clock(), postman())


asyncio.run(main())
