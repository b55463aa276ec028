"""TaskGroup waits for all its tasks, also for those that its tasks add."""

import asyncio
import time


async def child(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} done")
    return seconds


async def parent(group):
    await asyncio.sleep(1)
    group.create_task(child("added by parent", 2))
    print("parent done")


async def main():
    start = time.monotonic()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(child("first", 2))
        group.create_task(parent(group))
        print("body of the group ends")
    print(f"group left after {time.monotonic() - start:.0f} s")
    print("result:", first.result())

    async with asyncio.TaskGroup() as outer:
        outer.create_task(child("outer", 2))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(child("inner", 1))
        print("inner group left")
    print("outer group left")

    late = child("late", 1)
    try:
        group.create_task(late)
    except RuntimeError:
        print("a finished group takes no more tasks")
        late.close()


asyncio.run(main())
