"""A thread for each of a thousand things to do, all at once."""

import threading
import time

threads = [threading.Thread(target=time.sleep, args=(1,)) for _ in range(1_000)]
for thread in threads:
    thread.start()
