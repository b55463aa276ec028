"""A timeout needs an await: as long as the loop is blocked, it cannot even ring."""

import asyncio
import time


async def main():
    try:
        async with asyncio.timeout(1):
            time.sleep(3)
            print("three seconds later")
            await asyncio.sleep(1)
            print("four seconds later")
    except TimeoutError:
        print("time is up")


asyncio.run(main())
