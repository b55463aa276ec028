"""Finished tasks and their results go away as soon as nobody refers to them."""

import asyncio
import gc
import weakref


class Payload:
    pass


async def produce():
    await asyncio.sleep(1)
    return Payload()


async def fail():
    payload = Payload()
    watched.append(weakref.ref(payload))
    raise ValueError("keeps its frame, and so the payload, alive")


watched = []


async def main():
    task = asyncio.create_task(produce())
    watch_task = weakref.ref(task)
    watch_result = weakref.ref(await task)
    print("kept by the task:", watch_result() is not None)
    del task
    await asyncio.sleep(0)
    print("task:", watch_task(), "result:", watch_result())

    task = asyncio.create_task(fail())
    try:
        await task
    except ValueError as error:
        print(error)
    gc.collect()
    print("kept by the error:", watched[0]() is not None)
    del task
    await asyncio.sleep(0)
    gc.collect()
    print("payload:", watched[0]())
    print("tasks alive:", len(asyncio.all_tasks()))


asyncio.run(main())
