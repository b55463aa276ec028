"""A stand-in for Tornado 6.5, on asyncio streams over the network in memory."""

from async_tutor_probe.unsupported import attributes_of

version = "6.5.2"
version_info = (6, 5, 2, 0)

__getattr__ = attributes_of(__name__)
