"""Two long simulations in pure Python, in two processes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def simulate(rain):
    for day in range(5_000_000):
        rain = (rain * 31 + day) % 1009
    return rain


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        results = await asyncio.gather(
            loop.run_in_executor(pool, simulate, 4),
            loop.run_in_executor(pool, simulate, 7),
        )
    print(results)


if __name__ == "__main__":
    asyncio.run(main())
