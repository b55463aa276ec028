"""The same two calculations in two threads, which share one interpreter."""

import asyncio


def approximate_pi(terms):
    total, sign = 0.0, 4.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return total


async def main():
    first, second = await asyncio.gather(
        asyncio.to_thread(approximate_pi, 10_000_000),
        asyncio.to_thread(approximate_pi, 10_000_000),
    )
    print(f"first: {first:.4f}")
    print(f"second: {second:.4f}")


asyncio.run(main())
