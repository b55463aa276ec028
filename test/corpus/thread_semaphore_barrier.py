"""A Semaphore limits threads, a Barrier gathers them."""

import threading
import time

limit = threading.Semaphore(2)
entered = []
arrived = []


def fetch(number):
    time.sleep(number / 2)
    asked = time.monotonic()
    with limit:
        waited = time.monotonic() - asked
        entered.append((number, f"waited {waited:.0f} s"))
        time.sleep(3)


def announce():
    print("barrier opens for", arrived)


def runner(name, delay):
    time.sleep(delay)
    arrived.append(name)
    positions[name] = barrier.wait()


def start_and_join(*threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


start_and_join(*(threading.Thread(target=fetch, args=(n,)) for n in range(4)))
print(entered)
print("permits:", limit.acquire(timeout=1), limit.acquire(), limit.acquire(timeout=0.5))

barrier = threading.Barrier(3, action=announce)
positions = {}
runners = [
    threading.Thread(target=runner, args=pair) for pair in zip("abc", (1, 0.5, 2))
]
start_and_join(*runners)
print("positions:", sorted(positions.items()))
try:
    barrier.wait(timeout=0.5)
except threading.BrokenBarrierError:
    print("nobody else came: broken", barrier.broken)
barrier.reset()
print("reset: broken", barrier.broken, "waiting", barrier.n_waiting)

bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError:
    print("released too often")
