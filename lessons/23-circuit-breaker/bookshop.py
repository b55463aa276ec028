"""A bookshop asks a service that is down, again and again: every customer waits for nothing."""

import asyncio
import time


async def recommend():
    if time.perf_counter() - started > 25:
        return "books for you"
    await asyncio.sleep(3)  # no answer, until the connection times out
    raise ConnectionError


async def show_page():
    try:
        return await recommend()
    except ConnectionError:
        return "bestsellers"  # the fallback: what everybody likes


async def main():
    for customer in range(1, 11):
        await asyncio.sleep(2)
        page = await show_page()
        print(f"{time.perf_counter() - started:.0f} s: customer {customer} sees {page}")


started = time.perf_counter()
asyncio.run(main())
