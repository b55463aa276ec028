"""Twenty pages are fetched. One of them does not exist, and all the others are lost."""

import asyncio


async def fetch(page):
    await asyncio.sleep(1)
    if page == 7:
        raise LookupError(f"page {page} does not exist")
    return f"text of page {page}"


async def main():
    try:
        texts = await asyncio.gather(*[fetch(page) for page in range(1, 21)])
        print(f"{len(texts)} pages")
    except LookupError as error:
        print(f"failed: {error}")


asyncio.run(main())
