"""The intake for employees, under the addresses of staff."""

from functools import partial

from django.urls import URLPattern, path

from . import starten
from .medewerkers import ADRESSEN, balie
from .urls import adressen


def baliepaginas(kader: str) -> tuple[list[URLPattern], str, str]:
    """For ``path``: the pages of the desk, in the template ``kader`` that the pages of staff stand in."""
    deur = partial(balie, kader=kader)
    return [path("", starten.start, {"deur": deur}, name="start"), *adressen(deur)], "intake", ADRESSEN
