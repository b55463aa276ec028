"""queue.Queue between threads: blocking when full or empty, timeouts, join."""

import queue
import threading
import time

START = time.monotonic()
tasks = queue.Queue(maxsize=2)


def now():
    return f"{time.monotonic() - START:.0f} s"


def consumer():
    while (item := tasks.get()) is not None:
        time.sleep(1)
        print(f"{now()}: {item} done")
        time.sleep(1)
        tasks.task_done()
    tasks.task_done()


def attempt(action, *args, **options):
    try:
        return action(*args, **options)
    except (queue.Full, queue.Empty, ValueError) as error:
        return type(error).__name__


print("get:", attempt(tasks.get_nowait), attempt(tasks.get, timeout=1))
print(now())
tasks.put("a")
tasks.put("b")
print("put:", attempt(tasks.put_nowait, "x"), attempt(tasks.put, "x", timeout=1))
print(now(), "size", tasks.qsize(), "full", tasks.full())

thread = threading.Thread(target=consumer)
thread.start()
tasks.put("c")
time.sleep(0.5)
print("a place became free; now full again:", tasks.full())
tasks.put(None)
tasks.join()
print(now(), "joined, empty:", tasks.empty())
thread.join()
print(attempt(tasks.task_done))
