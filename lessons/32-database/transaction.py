"""Two customers want the last cake. A transaction holds the row until it is over, and sells the cake once."""

import asyncio

import asyncpg


async def buy(pool, customer):
    async with pool.acquire() as connection, connection.transaction():
        left = await connection.fetchval("SELECT pieces FROM shelf WHERE cake = 'apple' FOR UPDATE")
        print(f"{customer} sees {left} left")
        await asyncio.sleep(1)  # finds the purse
        if left == 0:
            return
        await connection.execute("UPDATE shelf SET pieces = $1 WHERE cake = 'apple'", left - 1)
        print(f"{customer} buys the cake")


async def main():
    async with asyncpg.create_pool(database="bakery", min_size=2) as pool:
        await pool.execute("DROP TABLE IF EXISTS shelf")
        await pool.execute("CREATE TABLE shelf (cake TEXT PRIMARY KEY, pieces INT)")
        await pool.execute("INSERT INTO shelf VALUES ('apple', 1)")
        first = asyncio.create_task(buy(pool, "Mia"))
        await asyncio.sleep(0.5)
        await asyncio.gather(first, buy(pool, "Noah"))


asyncio.run(main())
