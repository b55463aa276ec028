"""return_exceptions=True: every hut gets its place in the list, whatever happened there."""

import asyncio


async def forest_hut():
    await asyncio.sleep(2)
    return 40


async def glacier_hut():
    await asyncio.sleep(1)
    raise ConnectionError("Glacier Hut does not answer")


async def summit_hut():
    await asyncio.sleep(3)
    return 180


async def main():
    answers = await asyncio.gather(
        forest_hut(), glacier_hut(), summit_hut(), return_exceptions=True
    )
    for answer in answers:
        if isinstance(answer, Exception):
            print(f"no number: {answer}")
        else:
            print(f"{answer} cm of snow")


asyncio.run(main())
