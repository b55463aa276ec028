"""Transactions: undone, nested, invisible to others until the end, rows that are locked, a deadlock."""

import asyncio

import asyncpg


async def main():
    async with asyncpg.create_pool(database="world", min_size=3, max_size=3) as pool:
        await pool.execute("DROP TABLE IF EXISTS accounts")
        await pool.execute("CREATE TABLE accounts (name TEXT PRIMARY KEY, euros INT)")
        await pool.execute("INSERT INTO accounts VALUES ('Anna', 100), ('Ben', 100), ('Cleo', 100)")

        async def euros(name):
            return await pool.fetchval("SELECT euros FROM accounts WHERE name = $1", name)

        async with pool.acquire() as connection:
            try:
                async with connection.transaction():
                    await connection.execute("UPDATE accounts SET euros = 0")
                    raise KeyError("changed my mind")
            except KeyError:
                print("undone:", await euros("Anna"))
            async with connection.transaction():
                await connection.execute("UPDATE accounts SET euros = 50 WHERE name = 'Anna'")
                print("inside:", await connection.fetchval("SELECT euros FROM accounts WHERE name = 'Anna'"))
                print("outside:", await euros("Anna"))
                try:
                    async with connection.transaction():
                        await connection.execute("DELETE FROM accounts")
                        raise KeyError
                except KeyError:
                    pass
            print("committed:", await euros("Anna"), await pool.fetchval("SELECT count(*) FROM accounts"))
            transaction = connection.transaction()
            await transaction.start()
            try:
                await connection.execute("SELECT nonsense")
            except asyncpg.UndefinedColumnError:
                pass
            try:
                await connection.execute("SELECT 1")
            except asyncpg.PostgresError as error:
                print(error)
            await transaction.rollback()
            async with connection.transaction():
                names = [row["name"] async for row in connection.cursor("SELECT name FROM accounts ORDER BY name")]
                print(names)

        async def pay(amount):
            async with pool.acquire() as connection, connection.transaction():
                left = await connection.fetchval("SELECT euros FROM accounts WHERE name = 'Ben' FOR UPDATE")
                await asyncio.sleep(0.5)
                await connection.execute("UPDATE accounts SET euros = $1 WHERE name = 'Ben'", left - amount)
                print("paid", amount)

        await asyncio.gather(pay(10), pay(20))
        print("left:", await euros("Ben"))

        async def move(giver, taker):
            async with pool.acquire() as connection, connection.transaction():
                await connection.execute("UPDATE accounts SET euros = euros - 1 WHERE name = $1", giver)
                await asyncio.sleep(0.5)
                await connection.execute("UPDATE accounts SET euros = euros + 1 WHERE name = $1", taker)

        both = await asyncio.gather(move("Anna", "Cleo"), move("Cleo", "Anna"), return_exceptions=True)
        print(sorted(type(result).__name__ for result in both), await euros("Anna") + await euros("Cleo"))


asyncio.run(main())
