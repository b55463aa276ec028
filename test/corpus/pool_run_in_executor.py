"""run_in_executor runs blocking functions in a pool while the loop stays free."""

import asyncio
import functools
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(seconds, fails=False):
    time.sleep(seconds)
    if fails:
        raise OSError("disk full")
    return threading.current_thread().name.partition("_")[0]


async def heartbeat():
    await asyncio.sleep(0.5)
    for beat in range(3):
        print("beat", beat)
        await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    beating = asyncio.create_task(heartbeat())
    print("default pool:", await loop.run_in_executor(None, blocking, 1))
    with ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
        print("own pool:", await loop.run_in_executor(pool, blocking, 1))
    await beating

    start = loop.time()
    with ThreadPoolExecutor(2) as pool:
        jobs = [loop.run_in_executor(pool, time.sleep, 1) for _ in range(5)]
        await asyncio.gather(*jobs)
    print(f"five jobs of 1 s on two workers: {loop.time() - start:.0f} s")

    try:
        await loop.run_in_executor(None, functools.partial(blocking, 0.5, fails=True))
    except OSError as error:
        print("error:", error)

    own = ThreadPoolExecutor(1, thread_name_prefix="standard")
    loop.set_default_executor(own)
    print("new default:", await asyncio.to_thread(blocking, 0.5))


asyncio.run(main())
