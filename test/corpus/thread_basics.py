"""Threads start, run beside main, and are joined, with and without a timeout."""

import threading
import time


def work(name, seconds):
    time.sleep(seconds)
    print(name, "done in", threading.current_thread().name)


class Counter(threading.Thread):
    def __init__(self, limit):
        super().__init__(name="counter")
        self.limit = limit
        self.total = 0

    def run(self):
        for number in range(1, self.limit + 1):
            time.sleep(1)
            self.total += number


start = time.monotonic()
threads = [
    threading.Thread(target=work, args=(name, seconds), name=f"thread {name}")
    for name, seconds in (("a", 3), ("b", 1), ("c", 2))
]
for thread in threads:
    thread.start()
print("started:", all(thread.is_alive() for thread in threads))
for thread in threads:
    thread.join()
print(f"all joined after {time.monotonic() - start:.0f} s")

counter = Counter(3)
print("alive before start:", counter.is_alive())
counter.start()
counter.join(timeout=2.5)
print("alive after join(2.5):", counter.is_alive(), counter.total)
counter.join()
print("alive after join():", counter.is_alive(), counter.total)
try:
    counter.start()
except RuntimeError:
    print("a thread starts only once")
print(threading.current_thread() is threading.main_thread(), threading.active_count())
