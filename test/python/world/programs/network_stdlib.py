"""Servers and clients of the standard library that know nothing of asyncio, on the same network."""

import http.server
import threading
import time
import urllib.error
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.5)
        self.send_response(200 if self.path == "/" else 404)
        self.end_headers()
        self.wfile.write(f"you asked for {self.path}".encode())

    def log_message(self, *args):
        pass


def fetch(path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:8712{path}") as response:
            print(response.status, response.read().decode())
    except urllib.error.HTTPError as error:
        print(error.code, error.read().decode())


server = http.server.ThreadingHTTPServer(("127.0.0.1", 8712), Handler)
serving = threading.Thread(target=server.serve_forever)
serving.start()
fetch("/")
fetch("/nowhere")
server.shutdown()
serving.join()
server.server_close()
with urllib.request.urlopen("http://httpbin.org/delay/1?page=7") as response:
    print(response.status, response.headers["Content-Type"])
