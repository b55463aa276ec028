"""Async generators: async for, comprehensions, asend and athrow."""

import asyncio
import time


async def countdown(start):
    for number in range(start, 0, -1):
        await asyncio.sleep(0.5)
        yield number


async def average():
    total, count, mean = 0, 0, None
    while True:
        try:
            total += yield mean
        except ValueError as error:
            print("thrown in:", error)
            total, count, mean = 0, 0, None
        else:
            count += 1
            mean = total / count


class Squares:
    """The protocol by hand."""

    def __init__(self, limit):
        self.number, self.limit = 0, limit

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.number == self.limit:
            raise StopAsyncIteration
        self.number += 1
        return self.number**2


async def main():
    start = time.monotonic()
    async for number in countdown(2):
        print(number)
    print([n async for n in countdown(4) if n % 2], {n async for n in countdown(2)})
    print({n: await asyncio.sleep(0.5, n * n) async for n in countdown(2)})
    print(f"one after the other: {time.monotonic() - start:.0f} s")

    mean = average()
    await anext(mean)
    print(await mean.asend(10), await mean.asend(20))
    print(await mean.athrow(ValueError("start over")), await mean.asend(7))
    await mean.aclose()
    print(await anext(mean, "exhausted"))
    print([square async for square in Squares(5)])


asyncio.run(main())
