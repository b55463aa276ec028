"""The reading takes too long. The door is locked all the same."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def reading_room():
    print("unlocking the door")
    await asyncio.sleep(1)
    try:
        yield "the old map"
    finally:
        print("locking the door")
        await asyncio.sleep(1)


async def main():
    try:
        async with asyncio.timeout(3):
            async with reading_room() as treasure:
                print(f"reading {treasure}")
                await asyncio.sleep(10)
    except TimeoutError:
        print("closing time")


asyncio.run(main())
