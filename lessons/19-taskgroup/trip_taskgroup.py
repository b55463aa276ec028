"""The hotel is full, and the task group calls the others off."""

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
        async with asyncio.TaskGroup() as group:
            group.create_task(book_ferry())
            group.create_task(book_hotel())
            group.create_task(book_car())
    except* LookupError as errors:
        print(f"no trip: {errors.exceptions[0]}")
    await asyncio.sleep(2.5)  # look for another island


asyncio.run(main())
