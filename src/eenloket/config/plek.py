"""Where this installation keeps its things when nobody says otherwise."""

import os
from pathlib import Path

_BOVEN = Path(__file__).resolve().parents[3]


def in_checkout() -> bool:
    """Whether this code runs from a checkout, so that ``make`` is there; else it is an installed package."""
    return (_BOVEN / "pyproject.toml").exists()


def wortel() -> Path:
    """The checkout when we run from one, else the current folder."""
    return _BOVEN if in_checkout() else Path.cwd()


def datamap() -> Path:
    """Folder of the demonstration: database, documents, keys. ``EENLOKET_MAP`` changes it."""
    return Path(os.environ.get("EENLOKET_MAP") or wortel() / ".eenloket").resolve()
