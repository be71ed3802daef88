"""What a caller means with the content and the size that it gives, or leaves out."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eenloket.kern.fouten import Registerfout

from .models import Versie
from .opbergen import Opgeborgen


@dataclass(frozen=True, slots=True)
class Inhoud:
    """``bestand``: it is there. ``omvang``: so many bytes are coming in parts (0: it is empty; None: there is none).

    ``zelfde``: nothing changes.
    """

    bestand: Opgeborgen | None = None
    omvang: int | None = None
    zelfde: bool = False


def controleer_omvang(grootte: int, omvang: int | None) -> None:
    """Content is as large as was said of it. Raises: Registerfout."""
    if omvang is not None and grootte != omvang:
        raise Registerfout(
            "nonFieldErrors", "file-size", _("De inhoud is niet zo groot als de bestandsomvang zegt.")
        )


def wijziging(laatste: Versie, *, leeg: bool, genoemd: bool, omvang: int | None, heel: bool) -> Inhoud:
    """What becomes of the content of ``laatste`` when no content comes along.

    ``leeg``: the caller said that there is none now (null); ``genoemd``: a size was given, ``omvang``; ``heel``: the whole document
    was given anew. Raises: Registerfout when a size contradicts the content that stays.
    """
    if leeg:
        return Inhoud(omvang=omvang if genoemd else laatste.bestandsomvang)
    if not genoemd or omvang == laatste.bestandsomvang:
        return Inhoud(zelfde=True)
    if laatste.sleutel and not (heel and omvang):
        controleer_omvang(laatste.bestandsomvang or 0, omvang if omvang is not None else -1)
    return Inhoud(omvang=omvang)
