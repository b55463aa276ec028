"""Two loudspeakers in one station, which take turns."""

import asyncio


async def departures():
    for city in ["Lyon", "Turin", "Basel"]:
        print(f"Departure: {city}")
        await asyncio.sleep(0)


async def arrivals():
    for city in ["Ghent", "Delft", "Bonn"]:
        print(f"Arrival: {city}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(departures(), arrivals())


asyncio.run(main())
