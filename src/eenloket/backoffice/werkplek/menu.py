"""The only menu for staff. Rooms add their parts; an employee sees the parts that the employee may use, with
the number of waiting items.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.geheugen import Houdbaar

MEESTE = 50
"""A count stops here: the menu then shows "50+"."""
_SECONDEN = 15.0
_tellingen: Houdbaar[tuple[str, uuid.UUID], int] = Houdbaar(_SECONDEN, hoogstens=5000)
_delen: dict[str, "Menudeel"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Menudeel:
    """A part of the menu. A room registers its parts with ``hang_op`` in its ``AppConfig.ready``.

    ``adres`` is the name of the URL of the first page of the part ("behandeling:werkvoorraad"). A page
    belongs to the part when its path begins with the path of that page, or of a page in ``ook``. The employee
    needs one of ``rechten``. ``onder`` is the ``adres`` of the part above this one; the parts below a part
    are a second row on its pages. ``tel`` returns the number of waiting items: one query, which counts up to
    ``MEESTE`` + 1. ``uitleg`` is one sentence for the card on the first page of the part above.
    """

    adres: str
    titel: str | Promise
    rechten: tuple[Recht, ...]
    plek: int
    onder: str = ""
    ook: tuple[str, ...] = ()
    uitleg: str | Promise = ""
    tel: Callable[[Bevoegdheid], int] | None = None


@dataclass(frozen=True, slots=True)
class Menuregel:
    """A part as a page shows it. ``aantal`` is "" when nothing waits; ``hier`` is "page", "true" (a page
    below the part) or "".
    """

    titel: str
    url: str
    aantal: str
    hier: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu on one page: the main parts, and the parts below the main part of that page (``titel`` is its
    name).
    """

    delen: list[Menuregel]
    onder: list[Menuregel]
    titel: str


def hang_op(*delen: Menudeel) -> None:
    """Add parts to the menu; a part with the same ``adres`` is replaced."""
    _delen.update((deel.adres, deel) for deel in delen)


def delen_onder(bevoegdheid: Bevoegdheid, adres: str) -> list[Menudeel]:
    """Return the parts below the part ``adres`` that this employee may use, in order."""
    gevonden = [d for d in _delen.values() if d.onder == adres and bevoegdheid.mag_een_van(*d.rechten)]
    return sorted(gevonden, key=lambda d: d.plek)


def menu_op(bevoegdheid: Bevoegdheid, pad: str) -> Menu:
    """Return the menu for this employee on the page with path ``pad``. Cost: one query per part whose count
    isn't cached.
    """
    hier = _deel_van(pad)
    boven = hier.onder or hier.adres if hier else ""
    onder = delen_onder(bevoegdheid, boven) if boven else []
    return Menu(
        delen=[_regel(d, bevoegdheid, hier, pad) for d in delen_onder(bevoegdheid, "")],
        onder=[_regel(d, bevoegdheid, hier, pad) for d in onder],
        titel=str(_delen[boven].titel) if onder else "",
    )


def eerste_plek(bevoegdheid: Bevoegdheid) -> str:
    """Return the URL of the first page that this employee may use; empty when there is none."""
    mag = delen_onder(bevoegdheid, "")
    return reverse(mag[0].adres) if mag else ""


def plek_van(bevoegdheid: Bevoegdheid, pad: str) -> str:
    """Return the URL of the list that a page belongs to, or of the employee's first page when the employee
    may not use that list.
    """
    deel = _deel_van(pad)
    mag = deel is not None and bevoegdheid.mag_een_van(*deel.rechten)
    return reverse(deel.adres) if deel is not None and mag else eerste_plek(bevoegdheid)


def wacht(bevoegdheid: Bevoegdheid, deel: Menudeel) -> int:
    """Return the number of waiting items in a part and the parts below it; the number is at most 15 seconds
    old.
    """
    eigen = 0
    if deel.tel is not None:
        tel = deel.tel
        eigen = _tellingen.haal((deel.adres, bevoegdheid.medewerker.id), lambda: tel(bevoegdheid)) or 0
    return eigen + sum(wacht(bevoegdheid, lager) for lager in delen_onder(bevoegdheid, deel.adres))


def in_woorden(aantal: int) -> str:
    """Return a count for the menu: "", "7" or "50+"."""
    return f"{MEESTE}+" if aantal > MEESTE else str(aantal or "")


def vergeet() -> None:
    """Empty the cache of counts."""
    _tellingen.vergeet()


def _deel_van(pad: str) -> Menudeel | None:
    """Return the part that a page belongs to: the part with the longest path with which the path of the page
    begins.
    """
    plekken = [(reverse(adres), d) for d in _delen.values() for adres in (d.adres, *d.ook)]
    passend = [(url, d) for url, d in plekken if _begint_met(pad, url)]
    return max(passend, key=lambda paar: len(paar[0]))[1] if passend else None


def _begint_met(pad: str, url: str) -> bool:
    return pad == url or pad.startswith(f"{url.rstrip('/')}/")


def _regel(deel: Menudeel, bevoegdheid: Bevoegdheid, hier: Menudeel | None, pad: str) -> Menuregel:
    url = reverse(deel.adres)
    binnen = hier is not None and deel.adres in (hier.adres, hier.onder)
    aantal = in_woorden(wacht(bevoegdheid, deel))
    return Menuregel(str(deel.titel), url, aantal, "page" if pad == url else "true" if binnen else "")
