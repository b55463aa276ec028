"""A gardener with two sprinklers. The sprinklers wait, and the whole event loop stands still."""

import asyncio
import time


async def sprinkle(bed, seconds):
    print(f"The {bed} get water.")
    time.sleep(seconds)
    return f"{seconds} s of water for the {bed}"


async def main():
    roses = await sprinkle("roses", 2)
    beans = await sprinkle("beans", 1)
    print(roses)
    print(beans)


asyncio.run(main())
