import asyncio
import time


async def ticker():
    for i in range(5):
        print("tick", i)
        await asyncio.sleep(0.5)


async def report():
    await asyncio.sleep(0.7)
    print("writing report")
    time.sleep(1.5)  # oops
    print("report written")


async def main():
    task = asyncio.create_task(ticker())
    await report()
    await task
    print("done")


asyncio.run(main())
