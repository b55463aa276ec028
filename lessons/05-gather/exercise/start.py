"""A weather report from three stations, which are asked one after the other."""

import asyncio


async def ask(station, seconds, degrees):
    print(f"{station}: asked")
    await asyncio.sleep(seconds)  # the way there and back
    print(f"{station}: answered")
    return f"{station} {degrees}"


async def main():
    cape = await ask("North Cape", 3, -4)
    harbour = await ask("Harbour", 1, 12)
    summit = await ask("Summit", 2, -9)
    print(f"Degrees: {cape}, {harbour}, {summit}")


asyncio.run(main())
