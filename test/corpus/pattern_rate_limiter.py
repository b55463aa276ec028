"""A rate limiter gives out evenly spaced places, and saves up a small burst."""

import asyncio


class RateLimiter:
    """One place per `interval`, at most `burst` of them saved up."""

    def __init__(self, interval, burst):
        self.loop = asyncio.get_running_loop()
        self.interval = interval
        self.tolerance = interval * (burst - 1)
        self.next_place = self.loop.time()

    async def __aenter__(self):
        now = self.loop.time()
        self.next_place = max(self.next_place, now)
        delay = self.next_place - now - self.tolerance
        self.next_place += self.interval
        if delay > 0:
            await asyncio.sleep(delay)

    async def __aexit__(self, *exc):
        pass


async def request(number, limiter, start):
    async with limiter:
        print(f"request {number} at {limiter.loop.time() - start:.0f} s")


async def main():
    limiter = RateLimiter(interval=1, burst=2)
    start = limiter.loop.time()
    await asyncio.gather(*(request(number, limiter, start) for number in range(4)))
    print("a pause of 5 s saves up no more than the burst")
    await asyncio.sleep(5)
    start = limiter.loop.time()
    await asyncio.gather(*(request(number, limiter, start) for number in range(4)))


asyncio.run(main())
