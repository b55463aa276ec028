"""Six pages of half a second each, one by one."""

import asyncio

import aiohttp


async def fetch(session, number):
    async with session.get("http://httpbin.org/delay/0.5", params={"page": number}) as response:
        page = await response.json()
    return page["args"]["page"]


async def main():
    pages = []
    for number in range(1, 7):
        async with aiohttp.ClientSession() as session:
            pages.append(await fetch(session, number))
    print(f"pages {', '.join(pages)}")


asyncio.run(main())
