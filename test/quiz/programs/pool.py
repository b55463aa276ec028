import concurrent.futures
import threading
import time

SITES = {"alpha": 1.5, "beta": 0.5, "gamma": 2.5, "delta": 1}


def download_site(name, seconds):
    print(f"{threading.current_thread().name}: {name} requested")
    time.sleep(seconds)
    print(f"{name} downloaded")
    return len(name)


def download_all_sites(sites):
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(download_site, name, seconds) for name, seconds in sites.items()]
        for future in concurrent.futures.as_completed(futures):
            print("got", future.result())


download_all_sites(SITES)
