"""Anything with __await__ can be awaited: a bare yield is one turn of the loop."""

import asyncio


class Turns:
    """Gives the others `count` turns."""

    def __init__(self, count):
        self.count = count

    def __await__(self):
        for turn in range(self.count):
            print("turn", turn)
            yield
        return f"{self.count} turns given"


class Delayed:
    """Built upon another awaitable."""

    def __init__(self, value, seconds):
        self.value = value
        self.seconds = seconds

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


async def other():
    for step in "xyz":
        print("other", step)
        await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(other())
    print(await Turns(3))
    await task
    print(await Delayed("one second later", 1))
    print(await asyncio.gather(Delayed("a", 2), Delayed("b", 1)))
    print(await asyncio.wait_for(Delayed("in time", 1), timeout=2))
    try:
        await 42
    except TypeError:
        print("42 cannot be awaited")


asyncio.run(main())
