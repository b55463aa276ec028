"""A telescope whose driver takes one command at a time, and a pool of many threads."""

import asyncio
import threading
import time

cable = threading.Lock()


def point_at(star):
    if not cable.acquire(blocking=False):
        raise RuntimeError("the cable is in use")
    time.sleep(1)  # the motor turns
    cable.release()
    return star


async def main():
    calls = [asyncio.to_thread(point_at, star) for star in ("Vega", "Deneb", "Altair")]
    results = await asyncio.gather(*calls, return_exceptions=True)
    failed = sum(isinstance(result, RuntimeError) for result in results)
    print(f"{3 - failed} seen, {failed} refused")


asyncio.run(main())
