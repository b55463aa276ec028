"""A pizzeria that rings you up: you hand over a function, and go on with your evening."""

import asyncio


def order(pizza, when_ready):
    print(f"{pizza}: ordered")
    loop = asyncio.get_running_loop()
    loop.call_later(2, when_ready, pizza)  # stands for an oven


def eat(pizza):
    print(f"{pizza}: eaten")


async def main():
    order("Margherita", eat)
    print("main: I read a book")
    await asyncio.sleep(3)
    print("main: good night")


asyncio.run(main())
