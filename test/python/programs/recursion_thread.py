"""Functions that call themselves for ever, in threads that go on afterwards."""

import threading
import time


def plain(depth):
    return plain(depth + 1)


class Attributes:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def work():
    for function in lambda: plain(0), lambda: Attributes().a:
        try:
            function()
        except RecursionError:
            print("too deep")
    time.sleep(1)
    print("fine")


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
