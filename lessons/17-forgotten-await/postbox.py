"""A task that nobody awaits ends when the program ends, finished or not."""

import asyncio


async def send(letter):
    print(f"on the way: {letter}")
    await asyncio.sleep(1)
    print(f"arrived: {letter}")


async def main():
    asyncio.create_task(send("the letter to Grandmother"))
    await asyncio.sleep(0.5)
    print("main is done")


asyncio.run(main())
