"""Errors in a pool: from jobs, from done callbacks, from the initializer."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

settings = threading.local()


def prepare(value):
    settings.value = value
    print("initializer:", value)


def read():
    time.sleep(0.5)
    return settings.value


def divide(a, b):
    time.sleep(0.5)
    return a / b


def bad_start():
    raise OSError("no connection")


def failing_callback(future):
    raise LookupError("callback fails")


with ThreadPoolExecutor(1, initializer=prepare, initargs=("ready",)) as pool:
    print(pool.submit(read).result(), pool.submit(read).result())

    future = pool.submit(divide, 1, 0)
    print("exception:", repr(future.exception()))
    try:
        future.result()
    except ZeroDivisionError as error:
        print("result raises it:", error)

    future = pool.submit(divide, 6, 3)
    future.add_done_callback(failing_callback)
    future.add_done_callback(lambda done: print("next callback:", done.result()))
    time.sleep(1)

    results = pool.map(divide, (4, 4, 4), (2, 0, 1))
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError:
        print("map raises at its turn, then ends:", list(results))

with ThreadPoolExecutor(1, initializer=bad_start) as pool:
    try:
        pool.submit(read).result()
    except BrokenThreadPool:
        print("initializer failed: the pool is broken")
