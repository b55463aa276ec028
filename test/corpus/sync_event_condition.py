"""An Event wakes everybody who waits; a Condition as many as it is told to."""

import asyncio


async def at_the_gate(name, gate):
    await gate.wait()
    print(name, "passes the gate")


async def customer(name, condition, shelf):
    async with condition:
        await condition.wait_for(lambda: shelf)
        print(name, "takes", shelf.pop())


async def restock(condition, shelf, goods):
    async with condition:
        shelf.extend(goods)
        condition.notify(len(goods))
        print("restocked:", goods)


async def main():
    gate = asyncio.Event()
    runners = [asyncio.create_task(at_the_gate(name, gate)) for name in "abc"]
    await asyncio.sleep(1)
    print("gate opens")
    gate.set()
    await asyncio.gather(*runners)
    await at_the_gate("latecomer", gate)
    gate.clear()
    print("open:", gate.is_set())

    condition, shelf = asyncio.Condition(), []
    customers = [asyncio.create_task(customer(n, condition, shelf)) for n in "xyz"]
    await asyncio.sleep(1)
    await restock(condition, shelf, ["apple"])
    await asyncio.sleep(1)
    await restock(condition, shelf, ["bread", "cheese"])
    await asyncio.gather(*customers)
    try:
        condition.notify()
    except RuntimeError:
        print("notify needs the lock")


asyncio.run(main())
