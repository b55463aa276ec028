"""Two jobs at once: the second one is not kept waiting by the first."""

import asyncio


async def greet():
    await asyncio.sleep(2)
    print("Hello, world!")
    return "greeted"


async def do_something_else():
    print("Starting another task...")
    await asyncio.sleep(1)
    print("Finished another task!")
    return "something else"


async def main():
    results = await asyncio.gather(greet(), do_something_else())
    print(results)


asyncio.run(main())
