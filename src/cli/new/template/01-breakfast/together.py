import asyncio

async def tea():
    print("The kettle is on.")
    await asyncio.sleep(3)
    print("The tea is ready.")

async def toast():
    print("The toast goes in.")
    await asyncio.sleep(2)
    print("The toast is ready.")

async def main():
    await asyncio.gather(tea(), toast())

asyncio.run(main())
