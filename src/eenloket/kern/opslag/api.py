"""The file storage of this installation, as configured."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .lezer import als_bestand
from .poort import Bewaard, Opslag
from .schijf import Schijf

__all__ = ["Bewaard", "Opslag", "als_bestand", "opslag"]


@lru_cache(maxsize=1)
def opslag() -> Opslag:
    """Return the storage that ``OPSLAG`` names: a folder on disk, or an S3-compatible store
    (``s3://bucket/prefix``).
    """
    waar = settings.OPSLAG
    if str(waar).startswith("s3://"):
        from .s3 import S3  # boto3 takes half a second to import: only where it's used

        return S3(str(waar), eindpunt=settings.OPSLAG_S3_EINDPUNT)
    return Schijf(Path(waar))
