"""A pending task that nobody refers to is destroyed, with a report on stderr."""

import asyncio
import gc


async def wait_for_nothing():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("closed by the garbage collector")


async def main():
    asyncio.create_task(wait_for_nothing(), name="lost")
    await asyncio.sleep(0)
    gc.collect()
    print("reported on stderr")

    kept = asyncio.create_task(asyncio.sleep(1, "kept by the loop's timer"))
    await asyncio.sleep(0)
    gc.collect()
    print(await kept)


async def nap():
    await asyncio.sleep(9)


asyncio.run(main())

loop = asyncio.new_event_loop()
task = loop.create_task(nap(), name="abandoned")
loop.run_until_complete(asyncio.sleep(0.5))
loop.close()
del loop, task
gc.collect()
print("closing a loop does not end its tasks")
