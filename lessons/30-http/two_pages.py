"""Two pages of the web, fetched together. The first needs two seconds to answer, the second one."""

import asyncio

import aiohttp


async def fetch(session, url):
    print(f"asking for {url}")
    async with session.get(url) as response:
        page = await response.json()
    print(f"{response.status} from {page['url']}")


async def main():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(
            fetch(session, "http://httpbin.org/delay/2"),
            fetch(session, "http://httpbin.org/delay/1"),
        )


asyncio.run(main())
