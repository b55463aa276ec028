"""A forecast that is remembered by lru_cache. Or is it?"""

import asyncio
from functools import lru_cache


@lru_cache
async def forecast(city):
    print(f"asking about {city}")
    await asyncio.sleep(1)
    return f"{city}: sunny"


async def main():
    print(await forecast("Oslo"))
    try:
        print(await forecast("Oslo"))
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


asyncio.run(main())
