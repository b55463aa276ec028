"""Six jobs for two printers, in pairs: the next pair begins when both are done."""

import asyncio

MINUTES = [3, 1, 1, 4, 1, 1]


async def print_job(number, minutes):
    await asyncio.sleep(minutes)
    print(f"job {number} is printed")


async def main():
    for first in range(0, 6, 2):
        pair = [print_job(number, MINUTES[number]) for number in (first, first + 1)]
        await asyncio.gather(*pair)


asyncio.run(main())
