"""A process has its own memory: it works on a copy, and only what it returns comes back."""

import asyncio
from concurrent.futures import ProcessPoolExecutor

orders = ["soup"]


def add_order(dish):
    orders.append(dish)
    return f"orders in the other kitchen: {orders}"


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(await loop.run_in_executor(pool, add_order, "salad"))
    print(f"orders in this kitchen: {orders}")


if __name__ == "__main__":
    asyncio.run(main())
