"""A task that sleeps for ever, a second at a time."""

import asyncio


async def main():
    while True:
        await asyncio.sleep(1)


asyncio.run(main())
