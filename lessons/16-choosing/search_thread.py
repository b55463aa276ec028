"""A long search in a thread, and a reader who changes her mind after a second."""

import asyncio
import time


def search():
    time.sleep(5)  # a blocking client


async def main():
    searching = asyncio.create_task(asyncio.to_thread(search))
    await asyncio.sleep(1)
    searching.cancel()
    try:
        await searching
    except asyncio.CancelledError:
        print("never mind")


asyncio.run(main())
