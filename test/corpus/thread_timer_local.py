"""Timer calls later from a thread of its own; local data differs in every thread."""

import threading
import time

START = time.monotonic()
data = threading.local()


class Session(threading.local):
    """Is initialised anew in each thread that touches it."""

    def __init__(self, kind):
        self.log = [kind]


def ring(text):
    print(f"{text} after {time.monotonic() - START:.0f} s")


def worker(name):
    print(name, "sees", getattr(data, "user", None), session.log)
    data.user = name
    session.log.append(name)
    time.sleep(1)
    print(name, "has", data.user, session.log)


first = threading.Timer(2, ring, args=("second ring",))
second = threading.Timer(1, ring, kwargs={"text": "first ring"})
never = threading.Timer(1.5, ring, args=("never",))
for timer in (first, second, never):
    timer.start()
time.sleep(0.5)
never.cancel()
first.join()

data.user = "main"
session = Session("new")
session.log.append("main")
threads = [threading.Thread(target=worker, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
    time.sleep(0.5)
for thread in threads:
    thread.join()
print("main has", data.user, session.log)
