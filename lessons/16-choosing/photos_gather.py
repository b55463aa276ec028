"""Two photos are sharpened by two coroutines, together with gather."""

import asyncio


async def sharpen(pixels):
    light = 0
    for pixel in range(pixels):
        light = (light + pixel) % 256
    return light


async def main():
    print(await asyncio.gather(sharpen(5_000_000), sharpen(5_000_000)))


asyncio.run(main())
