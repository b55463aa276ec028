"""A timeout cancels, and what is cancelled may tidy up first."""

import asyncio


async def call():
    try:
        await asyncio.sleep(5)
    finally:
        print("operator: one moment, I have to write this down")
        await asyncio.sleep(3)
        print("operator: goodbye")


async def main():
    try:
        async with asyncio.timeout(2):
            await call()
    except TimeoutError:
        print("main: no answer")


asyncio.run(main())
