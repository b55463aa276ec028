"""A ferry is called back because of a storm, and forgets to open its gate again."""

import asyncio


async def ferry():
    print("The gate is closed, the ferry leaves.")
    await asyncio.sleep(5)
    print("The gate is open.")


async def main():
    crossing = asyncio.create_task(ferry())
    await asyncio.sleep(2)
    print("A storm is coming.")
    crossing.cancel()
    await crossing
    print("The captain goes home.")


asyncio.run(main())
