"""Pipelines: plain generators in the loop's thread, and stages joined by queues."""

import asyncio


def read_lines():
    yield from ["temp=20", "broken", "temp=25", "temp=31"]


def parse(lines):
    for line in lines:
        name, found, value = line.partition("=")
        if found:
            yield name, int(value)


def running_maximum():
    """A generator that is sent values."""
    highest = float("-inf")
    while True:
        highest = max(highest, (yield highest))


async def source(out):
    for _, value in parse(read_lines()):
        await asyncio.sleep(0.5)
        await out.put(value)
    await out.put(None)


async def convert(inp, out):
    async for value in drain(inp):
        await asyncio.sleep(1)
        await out.put(value * 9 / 5 + 32)
    await out.put(None)


async def drain(queue):
    while (item := await queue.get()) is not None:
        yield item


async def main():
    print(list(parse(read_lines())))
    highest = running_maximum()
    next(highest)
    print([highest.send(value) for value in (3, 1, 4, 1, 5)])

    celsius, fahrenheit = asyncio.Queue(1), asyncio.Queue(1)
    async with asyncio.TaskGroup() as stages:
        stages.create_task(source(celsius))
        stages.create_task(convert(celsius, fahrenheit))
        async for value in drain(fahrenheit):
            print(f"{value:.1f} F")


asyncio.run(main())
