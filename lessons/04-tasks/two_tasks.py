"""The same two coroutines, each in a task of its own."""

import asyncio


async def wash(things, seconds):
    print(f"The {things} go in.")
    await asyncio.sleep(seconds)
    print(f"The {things} are clean.")


async def main():
    dishes = asyncio.create_task(wash("dishes", 2), name="dishes")
    shirts = asyncio.create_task(wash("shirts", 2), name="shirts")
    await dishes
    await shirts
    print("Everything is clean.")


asyncio.run(main())
