"""A ferry is called back because of a storm, and opens its gate whatever happens."""

import asyncio


async def ferry():
    try:
        print("The gate is closed, the ferry leaves.")
        await asyncio.sleep(5)
    finally:
        print("The gate is open.")


async def main():
    crossing = asyncio.create_task(ferry())
    await asyncio.sleep(2)
    print("A storm is coming.")
    crossing.cancel()
    try:
        await crossing
    except asyncio.CancelledError:
        pass
    print("The captain goes home.")


asyncio.run(main())
