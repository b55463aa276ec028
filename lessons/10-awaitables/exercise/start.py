"""A gate that people can await. It lets everybody through, open or not."""

import asyncio


class Gate:
    def __init__(self):
        self.waiting = []

    def __await__(self):
        yield

    def open(self):
        for turn in self.waiting:
            turn.set_result(None)


async def walker(name, gate):
    print(f"{name} comes to the gate.")
    await gate
    print(f"{name} goes through.")


async def guard(gate):
    await asyncio.sleep(2)
    print("The guard opens the gate.")
    gate.open()


async def main():
    gate = Gate()
    await asyncio.gather(walker("Ada", gate), walker("Ben", gate), guard(gate))


asyncio.run(main())
