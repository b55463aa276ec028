"""concurrent.futures.wait and as_completed, with their timeouts."""

import time
from concurrent import futures

NAMES = {}


def work(seconds, fails=False):
    time.sleep(seconds)
    if fails:
        raise ValueError(f"failed after {seconds} s")
    return seconds


def submit(pool, name, *args):
    future = pool.submit(work, *args)
    NAMES[future] = name
    return future


def names(some):
    return sorted(NAMES[future] for future in some)


with futures.ThreadPoolExecutor(4) as pool:

    def start():
        return [
            submit(pool, "quick", 1),
            submit(pool, "broken", 2, True),
            submit(pool, "slow", 3),
        ]

    for mode in ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"):
        some = start()
        done, pending = futures.wait(some, return_when=mode)
        print(f"{mode}: done {names(done)}, pending {names(pending)}")
        futures.wait(some)

    some = start()
    done, pending = futures.wait(some, timeout=1.5)
    print(f"timeout: done {names(done)}, pending {names(pending)}")
    futures.wait(some)

    for future in futures.as_completed(start()):
        print(NAMES[future], future.exception() or future.result())

    try:
        for future in futures.as_completed(start(), timeout=2.5):
            print(NAMES[future], "in time")
    except TimeoutError as error:
        print(error)
