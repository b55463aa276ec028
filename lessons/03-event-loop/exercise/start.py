"""Two loudspeakers in one station. The first one does not let the other get a word in."""

import asyncio


async def departures():
    for city in ["Lyon", "Turin", "Basel"]:
        print(f"Departure: {city}")


async def arrivals():
    for city in ["Ghent", "Delft", "Bonn"]:
        print(f"Arrival: {city}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(departures(), arrivals())


asyncio.run(main())
