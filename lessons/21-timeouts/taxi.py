"""A taxi company has two seconds to answer the telephone."""

import asyncio


async def call(company, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"{company}: a taxi is coming"
    finally:
        print(f"{company}: the line is free again")


async def order(company, seconds):
    try:
        async with asyncio.timeout(2):
            print(await call(company, seconds))
    except TimeoutError:
        print(f"{company}: no answer")


async def main():
    await order("Red Taxi", 1)
    await order("Blue Taxi", 5)


asyncio.run(main())
