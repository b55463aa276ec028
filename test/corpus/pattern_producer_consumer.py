"""Two producers, three consumers, one bounded queue, and an orderly end."""

import asyncio
import time

START = time.monotonic()
STOP = object()


def log(*words):
    # All events of this program happen on half seconds.
    print(f"{round(2 * (time.monotonic() - START)) / 2:.1f}", *words)


async def producer(name, pause, queue):
    for number in range(3):
        await asyncio.sleep(pause)
        await queue.put(f"{name}{number}")
        log("produced", f"{name}{number}")


async def consumer(name, queue, handled):
    while (item := await queue.get()) is not STOP:
        log(name, "takes", item)
        await asyncio.sleep(3)
        handled.setdefault(name, []).append(item)


async def main():
    queue, handled = asyncio.Queue(maxsize=1), {}
    async with asyncio.TaskGroup() as consumers:
        for name in ("C1", "C2", "C3"):
            consumers.create_task(consumer(name, queue, handled))
        async with asyncio.TaskGroup() as producers:
            producers.create_task(producer("a", 1, queue))
            await asyncio.sleep(0.5)
            producers.create_task(producer("b", 1, queue))
        log("producers done")
        for _ in range(3):
            await queue.put(STOP)
    print(sorted(handled.items()))


asyncio.run(main())
