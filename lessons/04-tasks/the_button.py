"""A new task is ready at once, but it runs only when the loop gets control back."""

import asyncio


async def dishwasher():
    print("dishwasher: it hums")
    await asyncio.sleep(1)
    print("dishwasher: done")


async def main():
    washing = asyncio.create_task(dishwasher())
    print("main: I pressed the button")
    print("main: I wipe the table")
    await washing
    print("main: I put the plates away")


asyncio.run(main())
