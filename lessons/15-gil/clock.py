"""A clock ticks in the event loop while a thread computes: who holds the interpreter?"""

import asyncio


def approximate_pi(terms):
    total, sign = 0.0, 4.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return total


async def clock():
    for tick in range(1, 5):
        await asyncio.sleep(0.5)
        print(f"tick {tick}")


async def main():
    ticking = asyncio.create_task(clock())
    pi = await asyncio.to_thread(approximate_pi, 10_000_000)
    await ticking
    print(f"pi is about {pi:.4f}")


asyncio.run(main())
