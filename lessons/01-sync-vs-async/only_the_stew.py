"""One job alone takes as long with async as without it."""

import asyncio
import time


def stew():
    time.sleep(3)


async def async_stew():
    await asyncio.sleep(3)


started = time.perf_counter()
stew()
print(f"The synchronous stew: {time.perf_counter() - started:.0f} seconds.")

started = time.perf_counter()
asyncio.run(async_stew())
print(f"The asynchronous stew: {time.perf_counter() - started:.0f} seconds.")
