"""Two pictures are sharpened. Each takes a second of computing, and the threads do not help."""

import asyncio


def sharpen(picture):
    light = 0
    for pixel in range(5_000_000):
        light = (light + pixel) % 255
    return f"{picture}: light {light}"


async def main():
    pictures = await asyncio.gather(
        asyncio.to_thread(sharpen, "mountain"),
        asyncio.to_thread(sharpen, "meadow"),
    )
    for picture in pictures:
        print(picture)


asyncio.run(main())
