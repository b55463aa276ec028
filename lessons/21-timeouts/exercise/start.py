"""Five harbours report their tides. One never answers, and then nobody's report arrives."""

import asyncio


async def ask(harbour):
    if harbour == "Cork":
        await asyncio.sleep(60)
    await asyncio.sleep(1)
    return f"{harbour}: high tide at noon"


async def main():
    harbours = ["Brest", "Cork", "Dover", "Emden", "Gdansk"]
    try:
        async with asyncio.timeout(2):
            for report in await asyncio.gather(*[ask(harbour) for harbour in harbours]):
                print(report)
    except TimeoutError:
        print("no reports today")


asyncio.run(main())
