"""Two letters, and one of them never leaves the house."""

import asyncio


async def send(letter):
    await asyncio.sleep(1)
    print(f"sent: {letter}")


async def main():
    send("the letter to Grandmother")
    await send("the letter to the bank")
    print("All letters are on their way.")


asyncio.run(main())
