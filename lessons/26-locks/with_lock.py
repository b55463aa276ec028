"""Two grandparents put money into the same account, one at a time."""

import asyncio

balance = 100


async def deposit(giver, amount, counter):
    global balance
    async with counter:
        seen = balance
        print(f"{giver} sees {seen}")
        await asyncio.sleep(1)  # a note goes to the head office and back
        balance = seen + amount
        print(f"{giver} writes {balance}")


async def main():
    counter = asyncio.Lock()
    await asyncio.gather(deposit("Grandma", 50, counter), deposit("Grandpa", 20, counter))
    print(f"balance: {balance}")


asyncio.run(main())
