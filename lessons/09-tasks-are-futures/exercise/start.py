"""Three photos are developed in the background. One of them fails, and nobody is told."""

import asyncio


async def develop(photo):
    await asyncio.sleep(2)
    if photo == "holiday":
        raise ValueError("too dark")
    return f"{photo}.jpg"


async def main():
    tasks = [asyncio.create_task(develop(photo)) for photo in ["wedding", "holiday", "birthday"]]
    print("Three photos are in the bath.")
    await asyncio.sleep(3)
    for task in tasks:
        print("ready" if task.done() else "not ready")


asyncio.run(main())
