"""Twenty visitors want a page of a small museum. Its server can serve five at once."""

import asyncio

visitors = 0


async def fetch(page):
    global visitors
    if visitors == 5:
        return "refused"
    visitors += 1
    await asyncio.sleep(1)
    visitors -= 1
    return "answered"


async def main():
    answers = await asyncio.gather(*[fetch(page) for page in range(20)])
    print(f"{answers.count('answered')} answered, {answers.count('refused')} refused")


asyncio.run(main())
