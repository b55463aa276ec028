"""Two photos are sharpened by two processes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def sharpen(pixels):
    light = 0
    for pixel in range(pixels):
        light = (light + pixel) % 256
    return light


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        calls = [loop.run_in_executor(pool, sharpen, 5_000_000) for _ in range(2)]
        print(await asyncio.gather(*calls))


if __name__ == "__main__":
    asyncio.run(main())
