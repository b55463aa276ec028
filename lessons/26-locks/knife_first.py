"""Two cooks, one knife, one pan. Both take the knife first."""

import asyncio


async def cook(name, first, second):
    async with first:
        print(f"{name} has the first thing")
        await asyncio.sleep(1)
        async with second:
            print(f"{name} cooks")


async def main():
    knife = asyncio.Lock()
    pan = asyncio.Lock()
    try:
        async with asyncio.timeout(5):
            await asyncio.gather(cook("Iris", knife, pan), cook("Jack", knife, pan))
    except TimeoutError:
        print("still hungry")


asyncio.run(main())
