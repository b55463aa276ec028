"""The pulse is measured every second, while the cuff has a thread to itself."""

import asyncio
import time


def measure_blood_pressure():
    """Waits for the cuff. This driver comes with the device: do not change it."""
    time.sleep(2.2)
    return "120 over 80"


async def measure_pulse():
    for beat in range(1, 6):
        print(f"beat {beat}")
        await asyncio.sleep(1)


async def measure_pressure():
    await asyncio.sleep(0.5)
    pressure = await asyncio.to_thread(measure_blood_pressure)
    print(f"blood pressure: {pressure}")


async def main():
    await asyncio.gather(measure_pulse(), measure_pressure())


asyncio.run(main())
