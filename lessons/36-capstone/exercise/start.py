"""A crawler for a small website. It finds the pages, but nobody would want it as a guest."""

import asyncio
import re
from urllib.parse import urljoin, urlsplit

import aiohttp

START = "http://bakery.example/"


async def fetch(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def crawl(session, url, pages, problems):
    path = urlsplit(url).path
    if path in pages or path in problems:
        return
    pages[path] = None
    try:
        html = await fetch(session, url)
    except aiohttp.ClientResponseError as error:
        del pages[path]
        problems[path] = error.status
        return
    pages[path] = re.search("<title>(.*)</title>", html)[1]
    links = [urljoin(url, link) for link in re.findall('href="([^"]+)"', html)]
    here = [link for link in links if link.startswith(START)]
    await asyncio.gather(*[crawl(session, link, pages, problems) for link in here])


async def main():
    pages, problems = {}, {}
    async with aiohttp.ClientSession() as session:
        await crawl(session, START, pages, problems)
    print(f"{len(pages)} pages")
    for path, title in sorted(pages.items()):
        print(f"  {path}  {title}")
    print(f"{len(problems)} problems")
    for path, problem in sorted(problems.items()):
        print(f"  {path}  {problem}")


asyncio.run(main())
