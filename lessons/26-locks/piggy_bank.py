"""Two grandparents put money into the same account, at the same time."""

import asyncio

balance = 100


async def deposit(giver, amount):
    global balance
    seen = balance
    print(f"{giver} sees {seen}")
    await asyncio.sleep(1)  # a note goes to the head office and back
    balance = seen + amount
    print(f"{giver} writes {balance}")


async def main():
    await asyncio.gather(deposit("Grandma", 50), deposit("Grandpa", 20))
    print(f"balance: {balance}")


asyncio.run(main())
