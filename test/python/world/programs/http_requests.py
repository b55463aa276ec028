"""requests: the blocking client, alone and in threads."""

import time
from concurrent.futures import ThreadPoolExecutor

import requests


def attempt(what, **options):
    try:
        requests.get(what, **options).raise_for_status()
    except requests.RequestException as error:
        print(f"{what}: {type(error).__name__}")


response = requests.get("http://httpbin.org/get", params={"page": 7}, headers={"X-From": "a test"})
print(response, response.ok, response.json()["args"], response.json()["headers"]["X-From"], response.url)
print(requests.post("http://httpbin.org/post", json={"a": 1}).json()["json"])
print(requests.post("http://httpbin.org/post", data={"a": 1}).json()["form"])
print([step.status_code for step in requests.get("http://httpbin.org/redirect/2").history])
attempt("http://httpbin.org/status/404")
attempt("http://httpbin.org/status/500")
attempt("http://127.0.0.1:8799/")
attempt("http://nowhere.invalid/")
attempt("no-scheme")
with requests.Session() as session:
    session.headers["X-From"] = "a session"
    print([session.get("http://httpbin.org/get").json()["headers"]["X-From"] for _ in range(2)])


def fetch(number):
    return requests.get(f"http://httpbin.org/delay/1?number={number}").json()["args"]["number"]


started = time.perf_counter()
with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(fetch, range(6))))
print(f"{time.perf_counter() - started:.0f} s")
with requests.get("http://httpbin.org/bytes/300000", stream=True) as response:
    print(sum(len(piece) for piece in response.iter_content(10_000)))
