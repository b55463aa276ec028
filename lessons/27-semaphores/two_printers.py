"""Six jobs for two printers: whichever printer is free takes the next job."""

import asyncio

MINUTES = [3, 1, 1, 4, 1, 1]


async def print_job(number, minutes, printers):
    async with printers:
        await asyncio.sleep(minutes)
        print(f"job {number} is printed")


async def main():
    printers = asyncio.Semaphore(2)
    await asyncio.gather(*[print_job(number, MINUTES[number], printers) for number in range(6)])


asyncio.run(main())
