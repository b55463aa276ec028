"""A long search with an asynchronous client, and a reader who changes her mind."""

import asyncio


async def search():
    await asyncio.sleep(5)  # an asynchronous client


async def main():
    searching = asyncio.create_task(search())
    await asyncio.sleep(1)
    searching.cancel()
    try:
        await searching
    except asyncio.CancelledError:
        print("never mind")


asyncio.run(main())
