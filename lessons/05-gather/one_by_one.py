"""Twenty pages, one after the other."""

import asyncio


async def fetch(page):
    await asyncio.sleep(0.5)  # stands for a slow website
    return f"page {page}"


async def main():
    pages = []
    for number in range(20):
        pages.append(await fetch(number))
    print(f"{len(pages)} pages, the last is {pages[-1]}")


asyncio.run(main())
