"""PriorityQueue, LifoQueue and SimpleQueue between threads."""

import queue
import threading
import time


def printer(jobs, name):
    while True:
        priority, document = jobs.get()
        if document is None:
            break
        print(f"{name} prints {document} (priority {priority})")
        time.sleep(1)


def sender(mailbox):
    for letter in "xy":
        time.sleep(2)
        mailbox.put(letter)


jobs = queue.PriorityQueue()
for job in (3, "report"), (1, "ticket"), (2, "letter"), (9, None):
    jobs.put(job)
thread = threading.Thread(target=printer, args=(jobs, "printer"))
thread.start()
time.sleep(1.5)
jobs.put((0, "urgent"))
thread.join()

stack = queue.LifoQueue()
for item in "abc":
    stack.put(item)
print([stack.get() for _ in range(3)], stack.empty())

mailbox = queue.SimpleQueue()
thread = threading.Thread(target=sender, args=(mailbox,))
thread.start()
received = []
while len(received) < 2:
    try:
        received.append(mailbox.get(timeout=1.25))
    except queue.Empty:
        print("nothing came, so far:", received)
thread.join()
print(received, mailbox.empty(), mailbox.qsize())
