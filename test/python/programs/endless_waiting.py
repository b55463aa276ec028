"""Two threads that ask a flag over and over, which nobody ever sets."""

import threading
import time


def ask():
    while not done:
        time.sleep(0)


done = False
threads = [threading.Thread(target=ask) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
