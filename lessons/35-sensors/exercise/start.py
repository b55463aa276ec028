"""Three smoke detectors are asked, one after the other. The one in the attic is slow."""

import asyncio

DETECTORS = {"attic": (5, 1), "hall": (2, 0), "kitchen": (1, 8)}  # seconds to answer, smoke


async def ask(room):
    seconds, smoke = DETECTORS[room]
    await asyncio.sleep(seconds)
    return room, smoke


async def main():
    for room in DETECTORS:
        name, smoke = await ask(room)
        if smoke > 5:
            print(f"fire in the {name}")
            return
        print(f"all is well in the {name}")


asyncio.run(main())
