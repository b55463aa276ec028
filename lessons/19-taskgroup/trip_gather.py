"""The hotel is full, and gather lets the others go on."""

import asyncio


async def book_ferry():
    try:
        await asyncio.sleep(3)
    except asyncio.CancelledError:
        print("called off: the ferry")
        raise
    print("booked and paid: the ferry")


async def book_hotel():
    await asyncio.sleep(1)
    raise LookupError("the hotel is full")


async def book_car():
    await asyncio.sleep(2)
    print("booked and paid: the car")


async def main():
    try:
        await asyncio.gather(book_ferry(), book_hotel(), book_car())
    except LookupError as error:
        print(f"no trip: {error}")
    await asyncio.sleep(2.5)  # look for another island


asyncio.run(main())
