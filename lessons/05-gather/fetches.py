"""Twenty pages, each half a second away: first one by one, then all together."""

import asyncio
import time

PAGES = 20


async def fetch(page):
    await asyncio.sleep(0.5)  # stands for a slow website
    return f"page {page}"


async def one_by_one():
    return [await fetch(page) for page in range(PAGES)]


async def together():
    return await asyncio.gather(*[fetch(page) for page in range(PAGES)])


async def measure(collect):
    started = time.perf_counter()
    pages = await collect()
    seconds = time.perf_counter() - started
    print(f"{collect.__name__}: {len(pages)} pages in {seconds:.1f} s, the last is {pages[-1]}")


async def main():
    await measure(one_by_one)
    await measure(together)


asyncio.run(main())
