"""A weather buoy reconnects to its satellite, much too hastily."""

import asyncio
import time


async def connect():
    """The satellite is behind the horizon for the first five seconds."""
    if time.perf_counter() - started < 5:
        raise ConnectionError("no satellite")
    return "connected"


async def main():
    for attempt in range(1, 5):
        try:
            print(f"attempt {attempt}: {await connect()}")
            return
        except ConnectionError as error:
            print(f"attempt {attempt}: {error}")
    print("The buoy gives up.")


started = time.perf_counter()
asyncio.run(main())
