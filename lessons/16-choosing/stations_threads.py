"""Twenty weather stations, asked through a blocking client by a pool of five threads."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def ask_station(number):
    time.sleep(0.5)  # stands for a blocking HTTP client
    return number


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=5) as pool:
        calls = [loop.run_in_executor(pool, ask_station, number) for number in range(20)]
        answers = await asyncio.gather(*calls)
    print(f"{len(answers)} stations have answered")


asyncio.run(main())
