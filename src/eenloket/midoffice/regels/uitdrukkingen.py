"""Expressions over answers: are they sound, and do they hold as far as we know? (M-B3)"""

import json
import logging
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import gettext as _

from .feiten import Feiten
from .fouten import Regelfout
from .ontleding import Blad, Knoop, ontleed
from .tekens import namen_in, paden_in, tekens
from .waarheid import Waarheid, alle, enige, niet

log = logging.getLogger(__name__)

MAX_LENGTE = 4000
_REEKS = re.compile(r"\(\s*[\[(][^\[\]()]*\.\.")


@cache
def _zen() -> Any:
    """See ``engine``: loaded by who needs it."""
    import zen

    return zen


def waar(uitdrukking: str, feiten: Feiten) -> Waarheid:
    """Whether ``uitdrukking`` holds for ``feiten``.

    A fact that nobody knows makes the outcome ONBEKEND, unless the rest decides it. A fact that is known to have no value (a question
    that was left empty, or was not asked and will not be) is null: comparisons with null work; what can't be said about nothing
    (``null > 3``) is ONBEKEND too, so a condition on a question that wasn't asked doesn't hold and doesn't fail.
    Sound: once it is WAAR or ONWAAR, further facts don't change it. Raises: Regelfout (unreadable).
    """
    return _waarde(ontleed(uitdrukking), feiten)


def _waarde(knoop: Knoop, feiten: Feiten) -> Waarheid:
    if isinstance(knoop, Blad):
        return _blad(knoop.uitdrukking, feiten)
    delen = (_waarde(deel, feiten) for deel in knoop.delen)
    if knoop.soort == "niet":
        return niet(next(delen))
    return alle(delen) if knoop.soort == "en" else enige(delen)


def _blad(uitdrukking: str, feiten: Feiten) -> Waarheid:
    waarden = feiten.waarden_van(paden_in(uitdrukking))
    if waarden is None:
        return Waarheid.ONBEKEND
    gecompileerd = _gecompileerd(uitdrukking)
    try:
        uitkomst = gecompileerd.evaluate(waarden)
    except (
        Exception
    ):  # zen has no exception classes of its own; what it says could hold facts, so it isn't logged
        if None not in waarden.values():
            log.warning("uitdrukking niet uit te voeren: %s", uitdrukking)
        return Waarheid.ONBEKEND
    if isinstance(uitkomst, bool):
        return Waarheid.WAAR if uitkomst else Waarheid.ONWAAR
    if uitkomst is not None:
        log.warning("uitdrukking geeft geen ja of nee: %s", uitdrukking)
    return Waarheid.ONBEKEND


@lru_cache(maxsize=4096)
def _gecompileerd(uitdrukking: str) -> Any:
    if probleem := controleer_uitdrukking(uitdrukking):
        raise Regelfout(probleem)
    return _zen().compile_expression(uitdrukking)


def controleer_uitdrukking(uitdrukking: str, *, cel: bool = False) -> str | None:
    """What is wrong with the form of ``uitdrukking``, as a sentence for the editor; None when it is sound.

    ``cel``: a cell of a decision table, which is a test on its column (``> 3``). Refused, although zen knows them:
    assignments, templates and ranges under a function, because they hide a mistake (``=`` for ``==``), names or work.
    """
    if len(uitdrukking) > MAX_LENGTE:
        return _("De uitdrukking is langer dan {maximum} tekens.").format(maximum=MAX_LENGTE)
    vreemd = {t.tekst for t in tekens(uitdrukking) if t.soort == "vreemd" or t.tekst in ("=", ";")}
    if "=" in vreemd:
        return _("Een enkele '=' vergelijkt niet. Schrijf '=='.")
    if vreemd:
        return _("Het teken {teken} mag niet in een uitdrukking.").format(teken=" ".join(sorted(vreemd)))
    if _REEKS.search(uitdrukking):
        return _("Een reeks met '..' mag niet in een functie staan.")
    try:
        # not zen.validate_unary_expression: that refuses "> 3"
        (_zen().compile_unary_expression if cel else _zen().compile_expression)(uitdrukking)
    except Exception as fout:
        return _("De uitdrukking klopt niet: {fout}").format(fout=_reden(fout))
    return None


def proefwaarde_kan(uitdrukking: str, feiten: Mapping[str, Any]) -> str | None:
    """Try ``uitdrukking`` out on sample facts: why zen refuses it (a type that doesn't fit), or None.

    Other than ``waar`` it evaluates the whole at once, as a decision table would. ``feiten`` must be samples.
    """
    try:
        _zen().evaluate_expression(uitdrukking, {naam: feiten.get(naam) for naam in namen_in(uitdrukking)})
    except Exception as fout:
        return _reden(fout)
    return None


def _reden(fout: Exception) -> str:
    """What zen says, without its Rust stack trace."""
    eerste = str(fout).split("\n", 1)[0]
    try:
        return str(json.loads(eerste).get("source", eerste))
    except (ValueError, AttributeError):
        return eerste
