"""Twenty pages are fetched. One of them does not exist, and the others arrive."""

import asyncio


async def fetch(page):
    await asyncio.sleep(1)
    if page == 7:
        raise LookupError(f"page {page} does not exist")
    return f"text of page {page}"


async def main():
    answers = await asyncio.gather(
        *[fetch(page) for page in range(1, 21)], return_exceptions=True
    )
    errors = [answer for answer in answers if isinstance(answer, Exception)]
    print(f"{len(answers) - len(errors)} pages")
    for error in errors:
        print(f"failed: {error}")


asyncio.run(main())
