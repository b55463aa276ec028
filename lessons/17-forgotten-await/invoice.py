"""A coroutine object is not the number that you wanted."""

import asyncio


async def price(article):
    await asyncio.sleep(0.5)
    return 20


async def main():
    lamp = price("lamp")
    try:
        print(f"lamp with delivery: {lamp + 5}")
    except TypeError as error:
        print(error)
    print(f"lamp with delivery: {await lamp + 5}")


asyncio.run(main())
