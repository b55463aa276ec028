"""The same payment library in a thread, while the others go on browsing."""

import asyncio
import time


def charge_card():
    time.sleep(2)  # the bank's library knows nothing of asyncio


async def pay():
    await asyncio.to_thread(charge_card)
    print("paid")


async def browse():
    for page in range(1, 4):
        await asyncio.sleep(0.5)
        print(f"page {page}")


async def main():
    await asyncio.gather(pay(), browse())


asyncio.run(main())
