"""The same two calculations in two processes, each with an interpreter of its own."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def approximate_pi(terms):
    total, sign = 0.0, 4.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return total


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        first, second = await asyncio.gather(
            loop.run_in_executor(pool, approximate_pi, 10_000_000),
            loop.run_in_executor(pool, approximate_pi, 10_000_000),
        )
    print(f"first: {first:.4f}")
    print(f"second: {second:.4f}")


if __name__ == "__main__":
    asyncio.run(main())
