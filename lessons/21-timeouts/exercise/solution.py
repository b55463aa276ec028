"""Five harbours report their tides. One never answers, and the others do not suffer from it."""

import asyncio


async def ask(harbour):
    if harbour == "Cork":
        await asyncio.sleep(60)
    await asyncio.sleep(1)
    return f"{harbour}: high tide at noon"


async def ask_patiently(harbour):
    try:
        async with asyncio.timeout(2):
            return await ask(harbour)
    except TimeoutError:
        return f"{harbour}: no answer"


async def main():
    harbours = ["Brest", "Cork", "Dover", "Emden", "Gdansk"]
    for report in await asyncio.gather(*[ask_patiently(harbour) for harbour in harbours]):
        print(report)


asyncio.run(main())
