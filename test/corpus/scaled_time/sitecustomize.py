"""Installs scaled time before the program starts, then removes every trace of how.

The site module imports this because scaled.py put this folder on PYTHONPATH. It is the
one hook that runs before the program and leaves no frame below it on the stack.
"""

import importlib
import os
import sys

import hidden_frames
import scaled_waits


def restore_environment() -> None:
    original = os.environ.pop("SCALED_TIME_PYTHONPATH", None)
    if original is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = original
    sys.path.remove(os.path.dirname(__file__))


def import_shadowed_sitecustomize() -> None:
    """Some systems have a sitecustomize of their own; ours came first and hides it."""
    ours = sys.modules.pop(__name__)
    try:
        importlib.import_module(__name__)
    except ModuleNotFoundError:
        sys.modules[__name__] = ours


factor = float(os.environ.pop("SCALED_TIME_FACTOR"))
restore_environment()
import_shadowed_sitecustomize()
hidden_frames.install()
scaled_waits.install(factor)
