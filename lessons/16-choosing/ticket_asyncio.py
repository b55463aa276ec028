"""Three steps, each of which needs the one before: with asyncio."""

import asyncio


async def find_train():
    await asyncio.sleep(1)
    return "the night train"


async def choose_seat(train):
    await asyncio.sleep(1)
    return f"seat 12 of {train}"


async def buy_ticket(seat):
    await asyncio.sleep(1)
    return f"ticket for {seat}"


async def main():
    train = await find_train()
    seat = await choose_seat(train)
    print(await buy_ticket(seat))


asyncio.run(main())
