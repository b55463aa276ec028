"""Three smoke detectors are asked at the same time. The one in the attic is slow."""

import asyncio

DETECTORS = {"attic": (5, 1), "hall": (2, 0), "kitchen": (1, 8)}  # seconds to answer, smoke


async def ask(room):
    seconds, smoke = DETECTORS[room]
    await asyncio.sleep(seconds)
    return room, smoke


async def main():
    questions = [asyncio.create_task(ask(room)) for room in DETECTORS]
    for question in asyncio.as_completed(questions):
        name, smoke = await question
        if smoke > 5:
            print(f"fire in the {name}")
            return
        print(f"all is well in the {name}")


asyncio.run(main())
