"""A bookshop that looks up its prices in a slow list. Six customers, two books."""

import asyncio

prices = {}
lookups = 0


async def look_up(book):
    global lookups
    lookups += 1
    await asyncio.sleep(2)  # the list is in the cellar
    return len(book)


async def price(book):
    if book not in prices:
        prices[book] = await look_up(book)
    return prices[book]


async def main():
    books = ["Emma", "Ulysses", "Emma", "Emma", "Ulysses", "Emma"]
    print(await asyncio.gather(*[price(book) for book in books]))
    print(f"{lookups} times down to the cellar")


asyncio.run(main())
