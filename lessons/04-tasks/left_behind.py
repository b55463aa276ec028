"""asyncio.run waits for main, and for nobody else."""

import asyncio


async def dryer():
    print("The dryer starts.")
    await asyncio.sleep(3)
    print("The shirts are dry.")


async def main():
    drying = asyncio.create_task(dryer())
    await asyncio.sleep(1)
    print("main goes home.")


asyncio.run(main())
