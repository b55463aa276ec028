"""Instruments of an observatory, as many as the list has."""

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

NAMES = ["dome", "telescope", "camera"]


@asynccontextmanager
async def instrument(name):
    await asyncio.sleep(0.5)
    print(f"{name} opens")
    try:
        yield name
    finally:
        await asyncio.sleep(0.5)
        print(f"{name} closes")


async def main():
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(instrument(name)) for name in NAMES]
        print(f"observing with {', '.join(opened)}")
        await asyncio.sleep(2)


asyncio.run(main())
