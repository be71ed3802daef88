"""The default folders of this installation."""

import os
from pathlib import Path

_BOVEN = Path(__file__).resolve().parents[3]


def in_checkout() -> bool:
    """Return whether this code runs from a checkout, which has ``make``; else it is an installed package."""
    return (_BOVEN / "pyproject.toml").exists()


def wortel() -> Path:
    """Return the checkout when the code runs from one, else the current folder."""
    return _BOVEN if in_checkout() else Path.cwd()


def datamap() -> Path:
    """Return the folder of the demonstration: database, documents, keys. ``EENLOKET_MAP`` changes it."""
    return Path(os.environ.get("EENLOKET_MAP") or wortel() / ".eenloket").resolve()
