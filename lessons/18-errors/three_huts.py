"""One of three mountain huts fails: what do the other two do?"""

import asyncio


async def forest_hut():
    await asyncio.sleep(2)
    print("Forest Hut: 40 cm of snow")
    return 40


async def glacier_hut():
    await asyncio.sleep(1)
    raise ConnectionError("Glacier Hut does not answer")


async def summit_hut():
    await asyncio.sleep(3)
    print("Summit Hut: 180 cm of snow")
    return 180


async def main():
    try:
        depths = await asyncio.gather(forest_hut(), glacier_hut(), summit_hut())
        print(f"all huts: {depths}")
    except ConnectionError as error:
        print(f"caught: {error}")
    await asyncio.sleep(2.5)
    print("main is done")


asyncio.run(main())
