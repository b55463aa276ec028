"""Threads wait for an Event or a Condition, forever or for some time."""

import threading
import time

event = threading.Event()
condition = threading.Condition()
shelf = []
taken = {}


def racer(delay):
    event.wait()
    time.sleep(delay)
    print("racer", delay)


def customer(name):
    with condition:
        condition.wait_for(lambda: shelf)
        taken[name] = shelf.pop(0)


def restock(*goods):
    with condition:
        shelf.extend(goods)
        condition.notify(len(goods))


print("nobody sets it:", event.wait(timeout=0.5))
racers = [threading.Thread(target=racer, args=(delay,)) for delay in (1, 0.5)]
for thread in racers:
    thread.start()
time.sleep(1)
print("go")
event.set()
for thread in racers:
    thread.join()
print("still set:", event.wait(timeout=9))

customers = [threading.Thread(target=customer, args=(name,)) for name in "abc"]
for thread in customers:
    thread.start()
    time.sleep(0.5)
restock("apple")
time.sleep(0.5)
print(taken, "alive:", sum(thread.is_alive() for thread in customers))
restock("bread")
time.sleep(0.5)
restock("cheese")
for thread in customers:
    thread.join()
print(taken)
with condition:
    print("nothing to wait for:", condition.wait_for(lambda: shelf, timeout=0.5))
