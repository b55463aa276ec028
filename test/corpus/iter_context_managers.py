"""async with: enter and exit may wait; AsyncExitStack unwinds in reverse order."""

import asyncio
import contextlib


class Connection:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0.5)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.5)
        print("close", self.name, "because of", kind.__name__ if kind else None)


@contextlib.asynccontextmanager
async def transaction(name):
    print("begin", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("roll back", name, "-", error)
    else:
        print("commit", name)


async def main():
    async with Connection("a") as a, Connection("b") as b:
        print("using", a.name, b.name)

    async with transaction("good") as name:
        print("inside", name)
    async with transaction("bad"):
        raise ValueError("swallowed")

    try:
        async with Connection("c"):
            raise KeyError("not swallowed")
    except KeyError:
        print("KeyError arrives")

    async with contextlib.AsyncExitStack() as stack:
        for name in "xyz":
            await stack.enter_async_context(Connection(name))
        stack.callback(print, "a plain callback")
        stack.push_async_callback(asyncio.sleep, 0.5)
        kept = stack.pop_all()
    print("nothing closed yet")
    await kept.aclose()


asyncio.run(main())
