"""Twenty weather stations, asked through an asynchronous client."""

import asyncio


async def ask_station(number):
    await asyncio.sleep(0.5)  # stands for an asynchronous HTTP client
    return number


async def main():
    answers = await asyncio.gather(*[ask_station(number) for number in range(20)])
    print(f"{len(answers)} stations have answered")


asyncio.run(main())
