"""A kitchen cooks three dishes for one table. When one is not to be had, it stops the others."""

import asyncio


async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    if dish == "soup":
        raise LookupError("there is no soup left")
    print(f"{dish} is served to an empty table")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cook("salad", 2))
            group.create_task(cook("soup", 1))
            group.create_task(cook("pizza", 3))
    except* LookupError as errors:
        for error in errors.exceptions:
            print(f"The guests leave: {error}")
    await asyncio.sleep(3)
    print("The kitchen is clean.")


asyncio.run(main())
