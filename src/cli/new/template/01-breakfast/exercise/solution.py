import asyncio

async def make(what, seconds):
    await asyncio.sleep(seconds)
    print(f"The {what} is ready.")

async def main():
    await asyncio.gather(make("tea", 3), make("toast", 2), make("egg", 4))

asyncio.run(main())
