"""Imports the module beside it, not the stand-in."""

import requests

print(requests.WHOSE)
