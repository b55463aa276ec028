"""Four couriers set out at once. Each is greeted when it comes back."""

import asyncio

ROUTES = {"Anna": 3, "Ben": 1, "Cleo": 4, "David": 2}


async def deliver(courier, seconds):
    await asyncio.sleep(seconds)
    return courier


async def main():
    trips = [asyncio.create_task(deliver(courier, seconds)) for courier, seconds in ROUTES.items()]
    for trip in asyncio.as_completed(trips):
        print(f"{await trip} is back")


asyncio.run(main())
