"""An awaitable of our own that waits for a future and gives a result."""

import asyncio


class EggTimer:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        loop = asyncio.get_running_loop()
        rung = loop.create_future()
        loop.call_later(self.seconds, rung.set_result, None)
        yield from rung.__await__()
        return "hard" if self.seconds >= 3 else "soft"


async def boil(name, timer):
    egg = await timer
    print(f"{name} has a {egg} egg.")


async def main():
    await asyncio.gather(boil("Ada", EggTimer(3)), boil("Ben", EggTimer(1)))


asyncio.run(main())
