"""An error ends its thread, not the program; sys.exit in a thread ends only that."""

import sys
import threading
import time


def fail(text):
    time.sleep(0.5)
    raise ValueError(text)


def leave():
    time.sleep(0.5)
    sys.exit(9)


def run(target, *args):
    thread = threading.Thread(target=target, args=args, name=target.__name__)
    thread.start()
    thread.join()
    print(thread.name, "has ended, main goes on")


def hook(args):
    print(f"hook: {args.exc_type.__name__}: {args.exc_value} in {args.thread.name}")


run(fail, "reported on stderr")
run(leave)
default, threading.excepthook = threading.excepthook, hook
run(fail, "reported by the hook")
run(leave)
threading.excepthook = default
run(fail, "on stderr again")
