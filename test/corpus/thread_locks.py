"""Lock and RLock: waiting, giving up after a timeout, taking one's own lock twice."""

import threading
import time

lock = threading.Lock()
balance = 0


def hold():
    with lock:
        time.sleep(2)


def deposit():
    global balance
    with lock:
        seen = balance
        time.sleep(0.5)
        balance = seen + 10


def walk(tree, rlock):
    with rlock:
        return tree[0] + sum(walk(child, rlock) for child in tree[1:])


def attempt(rlock, results):
    results.append(rlock.acquire(blocking=False))
    results.append(rlock.acquire(timeout=0.5))


holder = threading.Thread(target=hold)
holder.start()
time.sleep(0.5)
print("at once:", lock.acquire(blocking=False))
print("within 0.5 s:", lock.acquire(timeout=0.5), "locked:", lock.locked())
print("within 5 s:", lock.acquire(timeout=5))
lock.release()
holder.join()

threads = [threading.Thread(target=deposit) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("balance:", balance)

rlock = threading.RLock()
print("tree:", walk([1, [2], [3, [4]]], rlock))
results = []
with rlock:
    other = threading.Thread(target=attempt, args=(rlock, results))
    other.start()
    other.join()
print("another thread:", results)
try:
    lock.release()
except RuntimeError:
    print("not locked")
