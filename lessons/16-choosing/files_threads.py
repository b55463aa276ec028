"""Four files on a slow network disk, read in threads."""

import asyncio
import time


def read_file(name):
    time.sleep(0.5)  # stands for open(name).read() on a slow disk
    return f"{name}: 100 lines"


async def count_lines(name):
    return await asyncio.to_thread(read_file, name)


async def main():
    names = ["spring.log", "summer.log", "autumn.log", "winter.log"]
    for line in await asyncio.gather(*[count_lines(name) for name in names]):
        print(line)


asyncio.run(main())
