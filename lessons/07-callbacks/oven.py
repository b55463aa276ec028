"""A task, too, can call back when it is done."""

import asyncio


async def bake(pizza):
    await asyncio.sleep(2)
    return f"a hot {pizza}"


def serve(baking):
    print(f"serve: here is {baking.result()}")


async def main():
    baking = asyncio.create_task(bake("Margherita"))
    baking.add_done_callback(serve)
    print("main: the oven is on")
    await baking
    print("main: enjoy your meal")


asyncio.run(main())
