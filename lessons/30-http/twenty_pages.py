"""Twenty pages of half a second each, through one session: first one by one, then all together."""

import asyncio
import time

import aiohttp

PAGES = range(1, 21)


async def fetch(session, number):
    async with session.get("http://httpbin.org/delay/0.5", params={"page": number}) as response:
        page = await response.json()
    return page["args"]["page"]


async def one_by_one(session):
    return [await fetch(session, number) for number in PAGES]


async def together(session):
    return await asyncio.gather(*[fetch(session, number) for number in PAGES])


async def main():
    async with aiohttp.ClientSession() as session:
        for collect in (one_by_one, together):
            started = time.perf_counter()
            pages = await collect(session)
            seconds = time.perf_counter() - started
            print(f"{collect.__name__}: pages {pages[0]} to {pages[-1]} in {seconds:.1f} s")


asyncio.run(main())
