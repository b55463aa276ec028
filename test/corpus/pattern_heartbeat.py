"""A blocking call in a coroutine stops every other task of the loop."""

import asyncio
import time


class Heart:
    """Counts its beats: one every second, if it is let."""

    def __init__(self):
        self.beats = 0
        self.longest_pause = 0

    async def beat(self):
        last = time.monotonic()
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            self.longest_pause = max(self.longest_pause, now - last)
            self.beats += 1
            last = now


async def blocking():
    time.sleep(2.5)


async def waiting():
    await asyncio.sleep(2.5)


async def in_thread():
    await asyncio.to_thread(time.sleep, 2.5)


async def main():
    for work in (blocking, waiting, in_thread):
        heart = Heart()
        beating = asyncio.create_task(heart.beat())
        await asyncio.sleep(1.5)
        await work()
        await asyncio.sleep(0.5)
        beating.cancel()
        pause = f"{heart.longest_pause:.0f} s"
        print(f"{work.__name__}: {heart.beats} beats, longest pause {pause}")


asyncio.run(main())
