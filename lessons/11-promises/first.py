"""The first one wins, and the other one is called off."""

import asyncio


async def brew(drink, seconds):
    try:
        await asyncio.sleep(seconds)
        print(f"{drink}: ready")
        return drink
    finally:
        print(f"{drink}: the stove is off")


async def main():
    tea = asyncio.create_task(brew("tea", 0.2), name="tea")
    coffee = asyncio.create_task(brew("coffee", 0.4), name="coffee")
    done, pending = await asyncio.wait([tea, coffee], return_when=asyncio.FIRST_COMPLETED)
    print("main: I drink", done.pop().result())
    coffee.cancel()
    await asyncio.wait([coffee])
    print("main: I go")


asyncio.run(main())
