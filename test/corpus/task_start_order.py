"""Tasks start at the next pass of the loop and take turns, first in, first out."""

import asyncio


async def count(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    print(name, "ends")


async def main():
    tasks = [asyncio.create_task(count(name, 3)) for name in "abc"]
    print("main: created, none has started")
    await asyncio.sleep(0)
    print("main: each has run once")
    tasks.append(asyncio.create_task(count("late", 1)))
    for task in tasks:
        await task
    print("main: all done")


asyncio.run(main())
