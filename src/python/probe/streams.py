"""Standard input, output and error. What is written becomes an event, by whoever writes it."""

import codecs
import io
import os
import sys
from typing import Any, Final

from . import host, limits, wire
from .codes import INPUT_RECEIVED, INPUT_REQUESTED, OUTPUT_WRITTEN, STREAMS

output_limit = 10_000_000
"""Characters that a program may write."""

_written = 0
_ADVICE: Final = "Print less, or raise the limit with --max-output."


_new_decoder: Final = codecs.getincrementaldecoder("utf-8")
_real_write: Final = os.write


class _Output(io.TextIOWrapper):
    """A text stream whose lines become events; text without a line end waits for it, or for a flush."""

    def __init__(self, stream: str, fd: int, errors: str) -> None:
        super().__init__(io.BufferedWriter(_RawOutput(stream, fd)), encoding="utf-8", errors=errors)
        self._stream = STREAMS.index(stream)
        self._name = f"<{stream}>"
        self._waiting: list[str] = []

    @property
    def name(self) -> str:
        return self._name

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        length = len(text)
        if not text.isascii():
            text = text.encode("utf-8", self.errors or "strict").decode("utf-8")
        self._waiting.append(text)
        if "\n" in text or len(self._waiting) > 1_000:
            self._release()
        return length

    def flush(self) -> None:
        self._release()
        super().flush()

    def _release(self) -> None:
        if self._waiting:
            text = "".join(self._waiting)
            self._waiting.clear()
            wrote(self._stream, text)


class _RawOutput(io.RawIOBase):
    """What `sys.stdout.buffer` writes to."""

    def __init__(self, stream: str, fd: int) -> None:
        self._stream = STREAMS.index(stream)
        self._fd = fd
        self._decode = _new_decoder("replace").decode
        self.name = f"<{stream}>"
        self.mode = "wb"

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._fd

    def write(self, data: Any, /) -> int:
        wrote(self._stream, self._decode(bytes(data)))
        return len(data)


def _write(fd: int, data: Any, /) -> int:
    """Stand-in for os.write, which would write past us."""
    output = {1: sys.__stdout__, 2: sys.__stderr__}.get(fd)
    if output is None:
        return _real_write(fd, data)
    output.flush()
    return output.buffer.raw.write(data)


def wrote(stream: int, text: str) -> None:
    """Reports output, up to the limit."""
    global _written
    if not text:
        return
    _written += len(text)
    if _written > output_limit:
        text = text[: max(0, output_limit - (_written - len(text)))]
        wire.emit((OUTPUT_WRITTEN, stream, wire.once(text)))
        limits.end_program("output", output_limit, "characters of output", _ADVICE)
    wire.emit((OUTPUT_WRITTEN, stream, wire.once(text)))
    # At once: should the program end hard, in C or by a limit, what it has said must not be lost with it.
    wire.flush()
    host.deliver()


class _RawInput(io.RawIOBase):
    """Asks the host for a line when the program wants to read."""

    def __init__(self) -> None:
        self._rest = b""
        self.name = "<stdin>"
        self.mode = "rb"

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0

    def readinto(self, buffer: Any, /) -> int:
        if not self._rest:
            self._rest = _ask()
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def _ask() -> bytes:
    sys.stdout.flush()
    wire.emit((INPUT_REQUESTED, wire.text("")))
    wire.flush()
    answer = host.read_input("")
    text = None if answer is None else str(answer)
    wire.emit((INPUT_RECEIVED, -1 if text is None else wire.once(text)))
    return b"" if text is None else text.encode()


def install() -> None:
    """Replaces the standard streams; they are made anew for every program."""
    global _written
    _written = 0
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BufferedReader(_RawInput(), 1 << 16), encoding="utf-8")
    sys.stdout = sys.__stdout__ = _Output("stdout", 1, "strict")
    sys.stderr = sys.__stderr__ = _Output("stderr", 2, "backslashreplace")
    os.write = _write


def flush() -> None:
    """Lets no written text wait."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # the program may have closed or replaced it
            pass
