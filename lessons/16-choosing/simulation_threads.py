"""Two long simulations in pure Python, in two threads."""

import asyncio


def simulate(rain):
    for day in range(5_000_000):
        rain = (rain * 31 + day) % 1009
    return rain


async def main():
    results = await asyncio.gather(
        asyncio.to_thread(simulate, 4),
        asyncio.to_thread(simulate, 7),
    )
    print(results)


asyncio.run(main())
