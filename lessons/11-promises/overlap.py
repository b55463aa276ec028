"""Two drinks: first two awaits in a row, then gather."""

import asyncio


async def brew(drink, seconds):
    await asyncio.sleep(seconds)
    print(f"{drink}: ready")
    return drink


async def main():
    print("Two calls, two awaits:")
    tea = brew("tea", 0.4)
    milk = brew("milk", 0.2)
    print(await tea, "and", await milk)

    print("Together:")
    tea, milk = await asyncio.gather(brew("tea", 0.4), brew("milk", 0.2))
    print(tea, "and", milk)


asyncio.run(main())
