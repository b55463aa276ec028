"""What may be yielded to a task: nothing, or a future. Anything else is an error."""

import asyncio


class Nap:
    def __await__(self):
        yield 5


async def main():
    print("Good night.")
    try:
        await Nap()
        print("That was a good nap.")
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


asyncio.run(main())
