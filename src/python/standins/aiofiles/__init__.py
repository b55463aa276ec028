"""A stand-in for aiofiles 24, on a simulated disk.

As in the real one, every call goes to a worker thread of the loop's executor. The disk is slow, so that it shows: each
call takes 50 ms. Files are those of the program's folder; what is written stays in memory.
"""

from async_tutor_probe.unsupported import attributes_of

from . import os, ospath
from ._files import open

__version__ = "24.1.0"
__all__ = ["open", "os", "ospath"]
__getattr__ = attributes_of(__name__)
