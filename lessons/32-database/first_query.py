"""One connection to PostgreSQL: a table, three cakes, a question."""

import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect(database="bakery")
    await connection.execute("DROP TABLE IF EXISTS cakes")
    await connection.execute("CREATE TABLE cakes (id SERIAL PRIMARY KEY, name TEXT, price INT)")
    cakes = [("apple", 4), ("carrot", 5), ("chocolate", 6)]
    await connection.executemany("INSERT INTO cakes (name, price) VALUES ($1, $2)", cakes)

    rows = await connection.fetch("SELECT name, price FROM cakes WHERE price <= $1 ORDER BY price", 5)
    for row in rows:
        print(f"{row['name']} cake: {row['price']} euros")
    await connection.close()


asyncio.run(main())
