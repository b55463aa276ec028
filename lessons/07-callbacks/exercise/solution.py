"""A letter from a lighthouse: three steps, told downwards."""

import asyncio


async def later(seconds, answer):
    await asyncio.sleep(seconds)
    return answer


async def send_letter():
    letter = await later(2, "a letter")
    print(f"written: {letter}")
    envelope = await later(1, f"an envelope with {letter}")
    print(f"stamped: {envelope}")
    bag = await later(3, f"a bag with {envelope}")
    print(f"collected: {bag}")


async def main():
    await send_letter()
    print("The boat has left.")


asyncio.run(main())
