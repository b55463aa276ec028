"""Shutting a pool down: pending jobs can be cancelled, running ones cannot."""

import time
from concurrent.futures import CancelledError, ThreadPoolExecutor


def work(name):
    time.sleep(1)
    print(name, "done")
    return name


pool = ThreadPoolExecutor(max_workers=1)
jobs = [pool.submit(work, name) for name in "abcd"]
time.sleep(0.5)
print("cancel running:", jobs[0].cancel(), "cancel pending:", jobs[1].cancel())
time.sleep(1)
print("running:", [job.running() for job in jobs])
pool.shutdown(wait=True, cancel_futures=True)
print("cancelled:", [job.cancelled() for job in jobs])
try:
    jobs[3].result()
except CancelledError:
    print("its result is a CancelledError")
try:
    pool.submit(work, "late")
except RuntimeError as error:
    print(error)

pool = ThreadPoolExecutor(max_workers=1)
job = pool.submit(work, "in the background")
job.add_done_callback(lambda done: print("callback:", done.result()))
time.sleep(0.5)
pool.shutdown(wait=False)
print("not waited:", not job.done())
time.sleep(1)

pool = ThreadPoolExecutor(max_workers=1)
pool.submit(work, "the program waits at its end for this")
pool.submit(work, "and for this")
print("main ends")
