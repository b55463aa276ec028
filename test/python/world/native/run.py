"""Runs a program natively, with the internet and time as in the simulated world.

    python3 run.py SCALE PORT program.py [args...]

Every host that is not this machine is found at 127.0.0.1:PORT, where internet.py serves; those of .invalid do not
exist. One second of the program takes 1/SCALE s, whatever it waits for: the servers around it are as fast.
"""

import runpy
import selectors
import socket
import sys
import time
from pathlib import Path


def lead_names_to(port):
    """Replaces socket.getaddrinfo."""
    native = socket.getaddrinfo

    def getaddrinfo(host, service, family=0, type=0, proto=0, flags=0):
        name = host.decode() if isinstance(host, bytes) else host
        if not name or "." not in name or name.replace(".", "").isdigit():
            return native(host, service, family, type, proto, flags)
        if name.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    socket.getaddrinfo = getaddrinfo


def shorten_time(scale):
    """Replaces the clocks, time.sleep, and the timeouts of selectors and sockets."""
    for name in ("time", "monotonic", "perf_counter"):
        native, since = getattr(time, name), getattr(time, name)()
        setattr(time, name, lambda native=native, since=since: since + (native() - since) * scale)
    native_sleep = time.sleep
    time.sleep = lambda seconds: native_sleep(seconds / scale)
    native_select = selectors.DefaultSelector.select

    def select(self, timeout=None):
        return native_select(self, timeout and timeout / scale)

    selectors.DefaultSelector.select = select
    native_settimeout = socket.socket.settimeout

    def settimeout(self, seconds):
        native_settimeout(self, seconds and seconds / scale)

    socket.socket.settimeout = settimeout


scale, server_port, program = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
lead_names_to(server_port)
shorten_time(scale)
sys.argv = sys.argv[3:]
sys.path[0] = str(Path(program).resolve().parent)
runpy.run_path(program, run_name="__main__")
