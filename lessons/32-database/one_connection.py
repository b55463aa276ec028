"""The same two questions on one connection, which can do only one thing at a time."""

import asyncio

import asyncpg


async def ask(connection, name, seconds):
    try:
        await connection.fetch("SELECT pg_sleep($1)", seconds)
        print(f"{name}: has the answer")
    except asyncpg.InterfaceError as error:
        print(f"{name}: {error}")


async def main():
    connection = await asyncpg.connect(database="bakery")
    await asyncio.gather(
        ask(connection, "sales of the year", 2),
        ask(connection, "sales of the month", 1),
    )
    await connection.close()


asyncio.run(main())
