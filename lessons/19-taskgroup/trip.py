"""A task group: its block is left when all of its tasks are done."""

import asyncio


async def book_ferry():
    await asyncio.sleep(3)
    print("booked: the ferry")
    return "ferry at nine"


async def book_hotel():
    await asyncio.sleep(1)
    print("booked: the hotel")
    return "room with a view"


async def main():
    async with asyncio.TaskGroup() as group:
        ferry = group.create_task(book_ferry())
        hotel = group.create_task(book_hotel())
        print("both are asked")
    print("both are booked")
    print(f"{ferry.result()}, {hotel.result()}")


asyncio.run(main())
