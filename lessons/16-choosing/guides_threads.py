"""A hundred audio guides wait for their visitors to move on: a thread for each."""

import threading
import time


def audio_guide():
    time.sleep(60)  # waits for the visitor


guides = [threading.Thread(target=audio_guide) for _ in range(100)]
for guide in guides:
    guide.start()
print(f"{threading.active_count()} threads")
for guide in guides:
    guide.join()
