"""Twenty pages of a small museum, never more than five at once."""

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


async def fetch_politely(page, door):
    async with door:
        return await fetch(page)


async def main():
    door = asyncio.Semaphore(5)
    answers = await asyncio.gather(*[fetch_politely(page, door) for page in range(20)])
    print(f"{answers.count('answered')} answered, {answers.count('refused')} refused")


asyncio.run(main())
