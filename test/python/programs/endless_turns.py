"""A task that gives way and comes back for ever, at one instant."""

import asyncio


async def main():
    while True:
        await asyncio.sleep(0)


asyncio.run(main())
