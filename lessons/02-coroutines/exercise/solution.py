"""A gardener with two sprinklers. While they wait, the event loop is free."""

import asyncio


async def sprinkle(bed, seconds):
    print(f"The {bed} get water.")
    await asyncio.sleep(seconds)
    return f"{seconds} s of water for the {bed}"


async def main():
    roses = await sprinkle("roses", 2)
    beans = await sprinkle("beans", 1)
    print(roses)
    print(beans)


asyncio.run(main())
