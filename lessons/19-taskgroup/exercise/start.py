"""A kitchen cooks three dishes for one table. When one is not to be had, the guests leave."""

import asyncio


async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    if dish == "soup":
        raise LookupError("there is no soup left")
    print(f"{dish} is served to an empty table")


async def main():
    try:
        await asyncio.gather(cook("salad", 2), cook("soup", 1), cook("pizza", 3))
    except LookupError as error:
        print(f"The guests leave: {error}")
    await asyncio.sleep(3)
    print("The kitchen is clean.")


asyncio.run(main())
