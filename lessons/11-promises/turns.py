"""Awaiting what is there already: Python goes straight on."""

import asyncio


async def price():
    return 3


async def shopper(name):
    print(f"{name}: asks")
    euros = await price()
    print(f"{name}: pays {euros}")


async def main():
    await asyncio.gather(shopper("Ada"), shopper("Ben"))


asyncio.run(main())
