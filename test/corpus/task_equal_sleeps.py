"""Equal sleeps end in the order in which they were called."""

import asyncio


async def sleeper(number):
    await asyncio.sleep(1)
    print(number, end=" ")


async def ticker(name):
    for beat in range(3):
        print(f"{name}{beat}", end=" ")
        await asyncio.sleep(0.5)


async def main():
    await asyncio.gather(*map(sleeper, range(7)))
    print("| created in order")

    tasks = [asyncio.create_task(sleeper(number)) for number in (5, 2, 6, 0, 3, 1, 4)]
    await asyncio.wait(tasks)
    print("| created out of order")

    await asyncio.gather(ticker("a"), ticker("b"), ticker("c"))
    print("| every round in the same order")

    loop = asyncio.get_running_loop()
    for number in range(7):
        loop.call_later(1, lambda number=number: print(number, end=" "))
    await asyncio.sleep(1.5)
    print("| call_later too")


asyncio.run(main())
