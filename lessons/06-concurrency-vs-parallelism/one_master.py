"""One chess master plays three games at once: while one opponent thinks, the master moves elsewhere."""

import asyncio
from threading import current_thread


async def game(opponent, thinking):
    for move in [1, 2]:
        print(f"{current_thread().name} plays move {move} against {opponent}.")
        await asyncio.sleep(thinking)  # the opponent thinks
    print(f"The game against {opponent} is over.")


async def main():
    await asyncio.gather(
        asyncio.create_task(game("Anna", 1), name="Anna"),
        asyncio.create_task(game("Boris", 1.5), name="Boris"),
        asyncio.create_task(game("Chen", 2.5), name="Chen"),
    )


asyncio.run(main())
