"""Six pages of half a second each, three at once, through one session."""

import asyncio

import aiohttp


async def fetch(session, number):
    async with session.get("http://httpbin.org/delay/0.5", params={"page": number}) as response:
        page = await response.json()
    return page["args"]["page"]


async def main():
    three = aiohttp.TCPConnector(limit=3)
    async with aiohttp.ClientSession(connector=three) as session:
        pages = await asyncio.gather(*[fetch(session, number) for number in range(1, 7)])
    print(f"pages {', '.join(pages)}")


asyncio.run(main())
