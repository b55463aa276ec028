"""asyncpg's pool: who waits, who comes next, what a borrowed connection may do."""

import asyncio
import time

import asyncpg


async def main():
    async with asyncpg.create_pool(database="world", min_size=1, max_size=2) as pool:
        started = time.perf_counter()
        await asyncio.gather(*[pool.fetch("SELECT pg_sleep(1)") for _ in range(5)])
        print(f"5 queries, 2 at once: {time.perf_counter() - started:.0f} s")
        print(pool.get_size(), pool.get_idle_size(), pool.get_max_size())

        first, second = await pool.acquire(), await pool.acquire()
        try:
            await pool.acquire(timeout=1)
        except TimeoutError:
            print("both are in use")
        order = []

        async def wait_for(name):
            async with pool.acquire():
                order.append(name)
                await asyncio.sleep(0.5)

        waiting = [asyncio.create_task(wait_for(name)) for name in ("third", "fourth", "fifth")]
        await asyncio.sleep(0.5)
        await pool.release(first)
        await asyncio.sleep(0.25)
        await pool.release(second)
        await asyncio.gather(*waiting)
        print(order)
        try:
            await first.fetch("SELECT 1")
        except asyncpg.InterfaceError as error:
            print(error)

        heard = asyncio.get_running_loop().create_future()
        async with pool.acquire() as connection:
            await connection.add_listener("news", lambda *event: heard.set_result(event[2:]))
            await pool.execute("SELECT pg_notify('news', 'the cake is ready')")
            print(await heard)
            try:
                await connection.fetch("SELECT pg_sleep(3)", timeout=1)
            except TimeoutError:
                print("too slow")
            print(await connection.fetchval("SELECT 'and it still works'"))
    try:
        await pool.fetch("SELECT 1")
    except asyncpg.InterfaceError as error:
        print(error)


asyncio.run(main())
