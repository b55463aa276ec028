"""A reading room that is unlocked, used, and locked again."""

import asyncio


class ReadingRoom:
    async def __aenter__(self):
        print("unlocking the door")
        await asyncio.sleep(1)
        return "the old map"

    async def __aexit__(self, kind, error, traceback):
        print("locking the door")
        await asyncio.sleep(1)


async def read():
    async with ReadingRoom() as treasure:
        print(f"reading {treasure}")
        await asyncio.sleep(2)
    print("out on the street")


async def wait_outside():
    await asyncio.sleep(0.5)
    print("a pigeon lands")


async def main():
    await asyncio.gather(read(), wait_outside())


asyncio.run(main())
