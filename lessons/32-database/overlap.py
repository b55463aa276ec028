"""Two slow questions on two connections. The database works on both at the same time."""

import asyncio
import time

import asyncpg


async def ask(name, seconds):
    connection = await asyncpg.connect(database="bakery")
    print(f"{name}: asks")
    await connection.fetch("SELECT pg_sleep($1)", seconds)  # stands for a slow query
    print(f"{name}: has the answer")
    await connection.close()


async def main():
    started = time.perf_counter()
    await asyncio.gather(ask("sales of the year", 2), ask("sales of the month", 1))
    print(f"{time.perf_counter() - started:.1f} s")


asyncio.run(main())
