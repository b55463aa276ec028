"""A coroutine that awaits a coroutine that awaits a coroutine."""

import asyncio


async def read_thermometer():
    await asyncio.sleep(2)
    return 21


async def forecast():
    degrees = await read_thermometer()
    return "picnic" if degrees > 18 else "museum"


async def main():
    plan = await forecast()
    print(f"Tomorrow: {plan}.")


asyncio.run(main())
