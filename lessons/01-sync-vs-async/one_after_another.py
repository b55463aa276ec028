"""A cook who stands beside each pot until it is done."""

import time


def stew():
    print("The stew goes on the stove.")
    time.sleep(3)
    print("The stew is ready.")


def bread():
    print("The bread goes into the oven.")
    time.sleep(2)
    print("The bread is ready.")


def salad():
    print("The salad soaks in cold water.")
    time.sleep(1)
    print("The salad is ready.")


started = time.perf_counter()
stew()
bread()
salad()
print(f"Dinner after {time.perf_counter() - started:.0f} seconds.")
