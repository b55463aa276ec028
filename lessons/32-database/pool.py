"""Ten questions of one second each, and a pool of three connections: who comes too late waits for one to be free."""

import asyncio
import time

import asyncpg


async def ask(pool, number):
    async with pool.acquire() as connection:
        await connection.fetch("SELECT pg_sleep(1)")
    print(f"question {number} after {time.perf_counter() - started:.0f} s")


async def main():
    async with asyncpg.create_pool(database="bakery", min_size=3, max_size=3) as pool:
        await asyncio.gather(*[ask(pool, number) for number in range(1, 11)])


started = time.perf_counter()
asyncio.run(main())
