"""The visitor leaves, but what he has paid for is still written down."""

import asyncio


async def write_receipt():
    await asyncio.sleep(2)
    print("office: the receipt is in the book")


async def buy_ticket(receipt):
    await asyncio.shield(receipt)
    print("visitor: thank you")


async def main():
    receipt = asyncio.create_task(write_receipt())
    visitor = asyncio.create_task(buy_ticket(receipt))
    await asyncio.sleep(1)
    visitor.cancel()
    try:
        await visitor
    except asyncio.CancelledError:
        print("main: the visitor has left")
    await receipt


asyncio.run(main())
