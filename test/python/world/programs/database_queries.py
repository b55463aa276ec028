"""asyncpg: tables, values of all kinds, results, errors in PostgreSQL's words."""

import asyncio

import asyncpg


async def attempt(connection, query, *args):
    try:
        await connection.execute(query, *args)
    except asyncpg.PostgresError as error:
        print(f"{type(error).__name__}: {error.args[0]}")


async def main():
    connection = await asyncpg.connect(database="world")
    print(await connection.execute("DROP TABLE IF EXISTS people; DROP TABLE IF EXISTS towns"))
    create = """
        CREATE TABLE people (
            id SERIAL PRIMARY KEY,
            name VARCHAR(40) NOT NULL UNIQUE,
            age INT CHECK (age >= 0),
            is_member BOOLEAN DEFAULT true,  -- a comment; with a semicolon
            joined TIMESTAMPTZ DEFAULT now(),
            height DOUBLE PRECISION
        )
    """
    print(await connection.execute(create))
    print(await connection.execute("INSERT INTO people (name, age, height) VALUES ($1, $2, $3)", "Anna", 31, 1.7))
    print(await connection.fetchval("INSERT INTO people (name, age) VALUES ('Ben', 25) RETURNING id"))
    await connection.executemany("INSERT INTO people (name, age) VALUES ($1, $2)", [("Cleo", 40), ("Dan", 19)])
    rows = await connection.fetch("SELECT id, name, is_member, height FROM people ORDER BY id")
    print(rows[0], rows[0]["name"], rows[0][1], len(rows))
    print(dict(rows[1]), list(rows[1].keys()), rows[1].get("nothing"))
    print((await connection.fetchrow("SELECT joined FROM people LIMIT 1"))["joined"].tzinfo is not None)
    print(await connection.fetchrow("SELECT * FROM people WHERE id = $1", 99), await connection.fetch("SELECT 1 WHERE false"))
    print(await connection.execute("UPDATE people SET age = age + 1 WHERE age > $1", 30))
    print(await connection.fetch("SELECT name FROM people WHERE id = ANY($1::int[]) ORDER BY name", [1, 3]))
    print(await connection.fetch("SELECT name FROM people WHERE name ILIKE 'a%'"))
    print(await connection.fetch("SELECT is_member, count(*) AS how_many FROM people GROUP BY is_member"))
    print(await connection.fetchval("SELECT sum(n) FROM generate_series(1, 10) AS n"), await connection.fetchval("SELECT $1::int * 2", 21))
    upsert = "INSERT INTO people (name, age) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET age = EXCLUDED.age"
    print(await connection.execute(upsert, "Anna", 50), await connection.fetchval("SELECT age FROM people WHERE name = 'Anna'"))
    print(await connection.execute("DELETE FROM people WHERE age < 20"))
    await attempt(connection, "INSERT INTO people (name) VALUES ('Anna')")
    await attempt(connection, "INSERT INTO people (name) VALUES (NULL)")
    await attempt(connection, "SELECT * FROM nowhere")
    await attempt(connection, "SELECT shoe_size FROM people")
    await attempt(connection, "SELEC 1")
    try:
        await asyncio.gather(connection.fetch("SELECT pg_sleep(0.5)"), connection.fetch("SELECT 1"))
    except asyncpg.InterfaceError as error:
        print(error)
    await asyncio.sleep(1)
    statement = await connection.prepare("SELECT name FROM people WHERE age > $1 ORDER BY name")
    print(await statement.fetch(30), await statement.fetchval(45))
    await connection.close()
    try:
        await connection.fetch("SELECT 1")
    except asyncpg.InterfaceError as error:
        print(error)


asyncio.run(main())
