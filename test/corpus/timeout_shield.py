"""shield lets work go on although its caller has been cancelled or timed out."""

import asyncio


async def save():
    print("saving")
    await asyncio.sleep(2)
    print("saved")
    return "42 rows"


async def caller(saving):
    try:
        await asyncio.shield(saving)
    except asyncio.CancelledError:
        print("caller cancelled, saving cancelled:", saving.cancelled())
        raise


async def main():
    saving = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(saving), timeout=1)
    except TimeoutError:
        print("timed out, but saving goes on")
    print(await saving)

    saving = asyncio.create_task(save())
    task = asyncio.create_task(caller(saving))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print(await saving)

    saving = asyncio.create_task(save())
    task = asyncio.create_task(caller(saving))
    await asyncio.sleep(1)
    saving.cancel()
    await asyncio.wait([task])
    print("a shield does not protect from inside:", task.cancelled())


asyncio.run(main())
