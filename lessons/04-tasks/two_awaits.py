"""Two coroutines, awaited one after the other."""

import asyncio


async def wash(things, seconds):
    print(f"The {things} go in.")
    await asyncio.sleep(seconds)
    print(f"The {things} are clean.")


async def main():
    await wash("dishes", 2)
    await wash("shirts", 2)
    print("Everything is clean.")


asyncio.run(main())
