"""Where this installation keeps its things when nobody says otherwise."""

import os
from pathlib import Path


def wortel() -> Path:
    """The checkout when we run from one, else the current folder."""
    checkout = Path(__file__).resolve().parents[3]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


def datamap() -> Path:
    """Folder of the demonstration: database, documents, keys. ``EENLOKET_MAP`` changes it."""
    return Path(os.environ.get("EENLOKET_MAP") or wortel() / ".eenloket").resolve()
