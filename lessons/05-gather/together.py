"""Twenty pages, all at once."""

import asyncio


async def fetch(page):
    await asyncio.sleep(0.5)  # stands for a slow website
    return f"page {page}"


async def main():
    pages = await asyncio.gather(*[fetch(number) for number in range(20)])
    print(f"{len(pages)} pages, the last is {pages[-1]}")


asyncio.run(main())
