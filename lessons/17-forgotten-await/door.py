"""A doorkeeper who lets everybody in, because he never waits for the answer."""

import asyncio


async def is_member(name):
    await asyncio.sleep(0.5)
    return name in ("Ada", "Grace")


async def main():
    for name in ("Ada", "Mallory"):
        if is_member(name):
            print(f"Welcome, {name}.")
        else:
            print(f"Sorry, {name}.")


asyncio.run(main())
