"""Expressions over facts: check their form, and evaluate them with facts that may be unknown (M-B3)."""

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
    """Load zen at first use; see ``engine``."""
    import zen

    return zen


def waar(uitdrukking: str, feiten: Feiten) -> Waarheid:
    """Return whether ``uitdrukking`` is true for ``feiten``.

    An unknown fact makes the outcome ONBEKEND, unless the other parts decide it. A fact that is known to have
    no value (the question was left empty, or was not asked and won't be) is null. A comparison with null
    works (``== null``); an operation that null doesn't allow (``null > 3``) gives ONBEKEND, so a condition on
    a question that wasn't asked is not true and raises no error.

    Once the outcome is WAAR or ONWAAR, more facts don't change it. Raises: Regelfout (the expression can't be
    read).
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
    ):  # zen has no exception classes of its own; its message could hold facts, so it isn't logged
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
    """Return the problem in the form of ``uitdrukking``, as a sentence for the editor; None when the form is
    sound.

    ``cel``: the expression is a cell of a decision table, which tests its column (``> 3``). Some forms that
    zen accepts are refused: assignments, templates and ranges under a function, because they hide a mistake
    (``=`` for ``==``), names or work.
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
    """Evaluate ``uitdrukking`` on sample facts; return the reason when zen refuses it (a type that doesn't
    fit), else None.

    Unlike ``waar``, this evaluates the whole expression at once, as a decision table does. ``feiten`` must be
    samples, because the reason may hold their values.
    """
    try:
        _zen().evaluate_expression(uitdrukking, {naam: feiten.get(naam) for naam in namen_in(uitdrukking)})
    except Exception as fout:
        return _reden(fout)
    return None


def _reden(fout: Exception) -> str:
    """Return zen's message without its Rust stack trace."""
    eerste = str(fout).split("\n", 1)[0]
    try:
        return str(json.loads(eerste).get("source", eerste))
    except (ValueError, AttributeError):
        return eerste
