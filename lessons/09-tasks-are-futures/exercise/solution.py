"""Three photos are developed in the background. Each of them is asked how it went."""

import asyncio


async def develop(photo):
    await asyncio.sleep(2)
    if photo == "holiday":
        raise ValueError("too dark")
    return f"{photo}.jpg"


async def main():
    tasks = [asyncio.create_task(develop(photo)) for photo in ["wedding", "holiday", "birthday"]]
    print("Three photos are in the bath.")
    for task in tasks:
        try:
            print(f"ready: {await task}")
        except ValueError as error:
            print(f"failed: {error}")


asyncio.run(main())
