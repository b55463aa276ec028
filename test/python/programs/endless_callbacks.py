"""A callback that calls itself for ever, and a task that waits for its turn after it."""

import asyncio


def again(loop):
    loop.call_soon(again, loop)


async def main():
    again(asyncio.get_running_loop())
    await asyncio.get_running_loop().create_future()


asyncio.run(main())
