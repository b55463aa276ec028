"""A weather report from three stations, which are asked at the same time."""

import asyncio


async def ask(station, seconds, degrees):
    print(f"{station}: asked")
    await asyncio.sleep(seconds)  # the way there and back
    print(f"{station}: answered")
    return f"{station} {degrees}"


async def main():
    cape, harbour, summit = await asyncio.gather(
        ask("North Cape", 3, -4),
        ask("Harbour", 1, 12),
        ask("Summit", 2, -9),
    )
    print(f"Degrees: {cape}, {harbour}, {summit}")


asyncio.run(main())
