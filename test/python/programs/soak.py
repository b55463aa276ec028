"""Sixty threads block under C frames, make garbage and run loops of their own, until somebody stops them."""

import asyncio
import gc
import random
import threading
import time


def nested(depth, then):
    """Calls `then` below `depth` C frames."""
    if depth == 0:
        return then()

    class Deep:
        def __getattr__(self, name):
            return nested(depth - 1, then)

    return Deep().anything


def garbage(count):
    for _ in range(count):
        first = []
        second = {"first": first}
        first.append(second)


async def small_loop(chance):
    await asyncio.gather(*[asyncio.sleep(chance.random()) for _ in range(5)])
    await asyncio.to_thread(nested, 5, lambda: time.sleep(0.1))


def worker(seed):
    chance = random.Random(seed)
    while True:
        garbage(chance.randrange(50, 400))
        nested(chance.randrange(0, 12), lambda: time.sleep(chance.random()))
        if chance.random() < 0.2:
            sorted([3, 1, 2], key=lambda item: (garbage(30), time.sleep(0.01))[0] or item)
        if chance.random() < 0.1:
            asyncio.run(small_loop(chance))


for seed in range(60):
    threading.Thread(target=worker, args=(seed,), daemon=True).start()
for minute in range(1_000_000):
    time.sleep(60)
    print(minute, gc.get_stats()[0]["collections"])
