"""Two pictures are sharpened, each by a process with an interpreter of its own."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def sharpen(picture):
    light = 0
    for pixel in range(5_000_000):
        light = (light + pixel) % 255
    return f"{picture}: light {light}"


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        pictures = await asyncio.gather(
            loop.run_in_executor(pool, sharpen, "mountain"),
            loop.run_in_executor(pool, sharpen, "meadow"),
        )
    for picture in pictures:
        print(picture)


if __name__ == "__main__":
    asyncio.run(main())
