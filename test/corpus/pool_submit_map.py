"""ThreadPoolExecutor: submit gives futures, map gives results in argument order."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

START = time.monotonic()


def now():
    return f"{time.monotonic() - START:.0f} s"


def work(seconds):
    time.sleep(seconds)
    return seconds


def who():
    time.sleep(0.5)
    return threading.current_thread().name


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(work, seconds) for seconds in (2, 3, 2)]
    time.sleep(0.5)
    print("running:", [future.running() for future in futures])
    print("third must wait:", futures[2].result(), now())
    print("done:", [future.done() for future in futures])

    print("map:", list(pool.map(work, (2, 1))), now())
    print("two iterables:", list(pool.map(pow, (2, 3), (5, 2))))
    results = pool.map(work, (0.5, 5), timeout=2)
    print("in time:", next(results))
    try:
        next(results)
    except TimeoutError:
        print("too late")
print("leaving the block waits for the workers")

with ThreadPoolExecutor(max_workers=2, thread_name_prefix="cook") as pool:
    cooks = [pool.submit(who) for _ in range(4)]
    print(sorted({cook.result() for cook in cooks}))
