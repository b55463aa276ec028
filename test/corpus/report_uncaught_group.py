"""An ExceptionGroup that nobody handles ends the program with code 1."""
# exit: 1

import asyncio


class OutOfStock(Exception):
    pass


async def order(item):
    await asyncio.sleep(1)
    try:
        raise KeyError(item)
    except KeyError as error:
        raise OutOfStock(f"no {item} left") from error


async def pay():
    try:
        await asyncio.sleep(5)
    finally:
        raise ConnectionError("refund failed")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(order("tea"))
            group.create_task(pay())
    finally:
        print("shop closes")


try:
    asyncio.run(main())
finally:
    print("lights out")
