"""A crawler with manners: a few workers, the rules of the house, limited patience, a second chance."""

import asyncio
import re
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import aiohttp

START = "http://bakery.example/"
WORKERS = 4
ATTEMPTS = 3
PATIENCE = aiohttp.ClientTimeout(total=3)


class Crawler:
    def __init__(self, session):
        self.session = session
        self.rules = RobotFileParser()
        self.queue = asyncio.Queue()
        self.seen = set()
        self.pages = {}
        self.problems = {}

    async def run(self):
        self.rules.parse((await self.get(urljoin(START, "/robots.txt"))).splitlines())
        self.add(START)
        workers = [asyncio.create_task(self.work()) for _ in range(WORKERS)]
        await self.queue.join()
        for worker in workers:
            worker.cancel()

    def add(self, url):
        if url.startswith(START) and url not in self.seen and self.rules.can_fetch("*", url):
            self.seen.add(url)
            self.queue.put_nowait(url)

    async def work(self):
        while True:
            url = await self.queue.get()
            try:
                html = await self.get_patiently(url)
                self.pages[urlsplit(url).path] = re.search("<title>(.*)</title>", html)[1]
                for link in re.findall('href="([^"]+)"', html):
                    self.add(urljoin(url, link))
            except aiohttp.ClientResponseError as error:
                self.problems[urlsplit(url).path] = error.status
            except TimeoutError:
                self.problems[urlsplit(url).path] = "too slow"
            finally:
                self.queue.task_done()

    async def get_patiently(self, url):
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self.get(url)
            except aiohttp.ClientResponseError as error:
                if error.status not in (429, 503) or attempt == ATTEMPTS:
                    raise
                await asyncio.sleep(2 ** (attempt - 1))

    async def get(self, url):
        async with self.session.get(url) as response:
            response.raise_for_status()
            return await response.text()


def show(headline, found):
    print(f"{len(found)} {headline}")
    for path, about in sorted(found.items()):
        print(f"  {path}  {about}")


async def main():
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        crawler = Crawler(session)
        await crawler.run()
    show("pages", crawler.pages)
    show("problems", crawler.problems)


asyncio.run(main())
