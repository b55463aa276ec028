"""At the end the program waits for its threads, except for daemons."""

import atexit
import threading
import time


def ticker():
    for tick in range(100):
        time.sleep(1)
        print("tick", tick, flush=True)


def worker():
    time.sleep(2.5)
    print("worker done, after main:", not threading.main_thread().is_alive())


atexit.register(print, "atexit: first registered, last called")
atexit.register(print, "atexit: all threads have ended")
daemon = threading.Thread(target=ticker, daemon=True)
daemon.start()
threading.Thread(target=worker).start()
print("daemons:", [thread.daemon for thread in threading.enumerate()])
time.sleep(1.5)
print("main ends")
