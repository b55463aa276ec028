"""Two tasks fail: except* picks each kind of error out of the group."""

import asyncio


async def book_hotel():
    await asyncio.sleep(1)
    raise LookupError("the hotel is full")


async def book_car():
    try:
        await asyncio.sleep(2)
    except asyncio.CancelledError:
        raise ConnectionError("the car rental cannot be reached")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(book_hotel())
            group.create_task(book_car())
    except* LookupError as group_of_errors:
        print(f"choose again: {group_of_errors.exceptions}")
    except* ConnectionError as group_of_errors:
        print(f"call again: {group_of_errors.exceptions}")
    print("main goes on")


asyncio.run(main())
