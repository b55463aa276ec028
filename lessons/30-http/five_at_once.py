"""The same twenty pages, but never more than five at once: the session's connector keeps the others waiting."""

import asyncio
import time

import aiohttp


async def fetch(session, number):
    async with session.get("http://httpbin.org/delay/0.5", params={"page": number}) as response:
        page = await response.json()
    return page["args"]["page"]


async def main():
    started = time.perf_counter()
    five = aiohttp.TCPConnector(limit=5)
    async with aiohttp.ClientSession(connector=five) as session:
        pages = await asyncio.gather(*[fetch(session, number) for number in range(1, 21)])
    print(f"{len(pages)} pages in {time.perf_counter() - started:.1f} s")


asyncio.run(main())
