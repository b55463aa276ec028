"""Three people want the last two seats of a boat trip."""

import asyncio

seats = 2


async def pay(name):
    await asyncio.sleep(1)
    return f"{name} has paid"


async def book(name):
    global seats
    if seats == 0:
        print(f"{name}: sold out")
        return
    seats -= 1
    print(await pay(name))


async def main():
    await asyncio.gather(book("Ada"), book("Bea"), book("Cyd"))
    print(f"seats left: {seats}")


asyncio.run(main())
