"""A blocking payment library, called from a coroutine."""

import asyncio
import time


def charge_card():
    time.sleep(2)  # the bank's library knows nothing of asyncio


async def pay():
    charge_card()
    print("paid")


async def browse():
    for page in range(1, 4):
        await asyncio.sleep(0.5)
        print(f"page {page}")


async def main():
    await asyncio.gather(pay(), browse())


asyncio.run(main())
