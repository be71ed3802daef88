"""The content and size that a caller gives for a document, or leaves out."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .fouten import Documentfout
from .models import Versie
from .opbergen import Opgeborgen


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The content of a new version. ``bestand``: the content is stored. ``omvang``: this number of bytes will
    come in parts (0: the content is empty; None: there is no content). ``zelfde``: the content doesn't
    change.
    """

    bestand: Opgeborgen | None = None
    omvang: int | None = None
    zelfde: bool = False


def controleer_omvang(grootte: int, omvang: int | None) -> None:
    """Check that the content has the announced size.

    Raises: Documentfout.
    """
    if omvang is not None and grootte != omvang:
        raise Documentfout(
            "nonFieldErrors", "file-size", _("De inhoud is niet zo groot als de bestandsomvang zegt.")
        )


def wijziging(laatste: Versie, *, leeg: bool, genoemd: bool, omvang: int | None, heel: bool) -> Inhoud:
    """Return the content of the version after ``laatste``, when the caller sends no content.

    ``leeg``: the caller said that there is no content now (null); ``genoemd``: a size was given, ``omvang``;
    ``heel``: the caller gave the whole document.
    Raises: Documentfout when the size contradicts the content that doesn't change.
    """
    if leeg:
        return Inhoud(omvang=omvang if genoemd else laatste.bestandsomvang)
    if not genoemd or omvang == laatste.bestandsomvang:
        return Inhoud(zelfde=True)
    if laatste.sleutel and not (heel and omvang):
        controleer_omvang(laatste.bestandsomvang or 0, omvang if omvang is not None else -1)
    return Inhoud(omvang=omvang)
