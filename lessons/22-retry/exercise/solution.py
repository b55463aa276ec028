"""A weather buoy reconnects to its satellite, and waits longer after each failure."""

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
            if attempt < 4:
                await asyncio.sleep(2 ** (attempt - 1))
    print("The buoy gives up.")


started = time.perf_counter()
asyncio.run(main())
