"""Calling a coroutine function runs nothing; awaiting the coroutine runs it."""

import asyncio


async def read_thermometer():
    print("The thermometer settles.")
    await asyncio.sleep(2)
    return 21


async def main():
    reading = read_thermometer()
    print(f"I called it and have a {type(reading).__name__}.")
    degrees = await reading
    print(f"I awaited it and have {degrees} degrees.")


asyncio.run(main())
