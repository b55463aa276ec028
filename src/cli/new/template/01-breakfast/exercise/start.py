import asyncio

async def make(what, seconds):
    await asyncio.sleep(seconds)
    print(f"The {what} is ready.")

async def main():
    await make("tea", 3)
    await make("toast", 2)
    await make("egg", 4)

asyncio.run(main())
