"""The smallest awaitable: one bare yield gives control back to the event loop, once."""

import asyncio


class Pause:
    def __await__(self):
        yield


async def ada():
    for step in [1, 2, 3]:
        print(f"Ada: step {step}")
        await Pause()


async def ben():
    for step in [1, 2, 3]:
        print(f"Ben: step {step}")
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(ada(), ben())


asyncio.run(main())
