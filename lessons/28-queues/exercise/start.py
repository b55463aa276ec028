"""Two couriers deliver letters. When the last letter is written, they are sent home."""

import asyncio


async def write(letters):
    for number in range(1, 7):
        await asyncio.sleep(0.5)
        await letters.put(number)


async def deliver(letters):
    while True:
        number = await letters.get()
        await asyncio.sleep(1.3)
        print(f"letter {number} is delivered")


async def main():
    letters = asyncio.Queue()
    couriers = [asyncio.create_task(deliver(letters)) for _ in range(2)]
    await write(letters)
    for courier in couriers:
        courier.cancel()
    print("the couriers go home")


asyncio.run(main())
