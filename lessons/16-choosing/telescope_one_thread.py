"""The same telescope, and a pool of one thread: the commands queue."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

cable = threading.Lock()


def point_at(star):
    if not cable.acquire(blocking=False):
        raise RuntimeError("the cable is in use")
    time.sleep(1)  # the motor turns
    cable.release()
    return star


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        stars = ("Vega", "Deneb", "Altair")
        calls = [loop.run_in_executor(pool, point_at, star) for star in stars]
        results = await asyncio.gather(*calls, return_exceptions=True)
    failed = sum(isinstance(result, RuntimeError) for result in results)
    print(f"{3 - failed} seen, {failed} refused")


asyncio.run(main())
