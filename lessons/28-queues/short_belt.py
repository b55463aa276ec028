"""A baker and a packer, with a short belt between them."""

import asyncio


async def bake(belt):
    for loaf in range(1, 7):
        await asyncio.sleep(0.5)
        await belt.put(loaf)
        print(f"loaf {loaf} is on the belt, {belt.qsize()} there")
    await belt.put(None)
    print("the baker goes home")


async def pack(belt):
    while (loaf := await belt.get()) is not None:
        await asyncio.sleep(1.2)
        print(f"loaf {loaf} is packed")


async def main():
    belt = asyncio.Queue(maxsize=2)
    await asyncio.gather(bake(belt), pack(belt))


asyncio.run(main())
