"""Four workers crawl a small website. They share a queue, and remember what they have seen."""

import asyncio
import re
from urllib.parse import urljoin

import aiohttp

START = "http://bakery.example/"


async def work(session, queue, seen, found):
    while True:
        url = await queue.get()
        async with session.get(url) as response:
            found[url] = response.status
            html = await response.text()
        for link in re.findall('href="([^"]+)"', html):
            link = urljoin(url, link)
            if link.startswith(START) and link not in seen:
                seen.add(link)
                queue.put_nowait(link)
        queue.task_done()


async def main():
    queue, seen, found = asyncio.Queue(), {START}, {}
    queue.put_nowait(START)
    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(work(session, queue, seen, found)) for _ in range(4)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    for status in sorted(set(found.values())):
        print(f"status {status}: {list(found.values()).count(status)}")


asyncio.run(main())
