"""The wrapper around zen-engine: decision models in JSON, compiled once, evaluated without side effects,
within limits.

The limits are needed because zen evaluates in one go and can't be interrupted. Only node types whose work is
bounded by the size of model and facts are allowed (no JavaScript, no calls to other systems); a model has at
most 512 kB and its facts at most 64 kB; a function may not hold a range (see ``controleer_uitdrukking``). An
evaluation slower than ``TRAAG`` seconds is written to the log.
"""

import hashlib
import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import gettext as _

from .fouten import Regelfout

log = logging.getLogger(__name__)

MAX_MODEL = 512 * 1024
MAX_FEITEN = 64 * 1024
TRAAG = 0.25
KNOOPSOORTEN = frozenset({"inputNode", "outputNode", "decisionTableNode", "expressionNode", "switchNode"})


@cache
def _engine() -> Any:
    """Load zen at first use: a process that only serves the APIs of the register doesn't need it in memory."""
    import zen

    return zen.ZenEngine()


@dataclass(frozen=True, slots=True)
class Uitvoering:
    """The result of a model: ``resultaat`` is one row, or the rows of a table that collects; ``spoor`` is
    zen's trace by node.
    """

    resultaat: dict[str, Any] | list[dict[str, Any]]
    spoor: dict[str, Any]


def als_tekst(model: Mapping[str, Any]) -> str:
    """Return the canonical JSON of a model; equal models give equal text."""
    return json.dumps(model, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=512)
def compileer(tekst: str) -> Any:
    """Return the decision model ``tekst`` (canonical JSON), ready to evaluate. Cached.

    Raises: Regelfout with the reason.
    """
    if len(tekst.encode()) > MAX_MODEL:
        raise Regelfout(_("Het model is groter dan {kb} kB.").format(kb=MAX_MODEL // 1024))
    soorten = {str(k.get("type")) for k in json.loads(tekst).get("nodes", []) if isinstance(k, dict)}
    if vreemd := soorten - KNOOPSOORTEN:
        raise Regelfout(_("Knopen van soort {soorten} mogen niet.").format(soorten=", ".join(sorted(vreemd))))
    try:
        besluit = _engine().create_decision(tekst)
        besluit.validate()
    except Exception as fout:  # zen raises RuntimeError and ValueError with a Rust stack trace in the text
        reden = " ".join(
            regel.strip() for regel in str(fout).split("Stack backtrace")[0].splitlines() if regel.strip()
        )
        raise Regelfout(_("Het model is niet te lezen: {reden}").format(reden=reden)) from None
    return besluit


def voer_uit(tekst: str, feiten: Mapping[str, Any]) -> Uitvoering:
    """Evaluate the model ``tekst`` on ``feiten``. A pure function: the same input gives the same outcome.

    Raises: Regelfout (the model can't be read, the facts are too large or not JSON, the evaluation failed).
    """
    besluit = compileer(tekst)
    try:
        invoer = json.dumps(feiten, allow_nan=False)
    except (TypeError, ValueError):
        raise Regelfout(_("De feiten passen niet in JSON.")) from None
    if len(invoer) > MAX_FEITEN:
        raise Regelfout(_("Er zijn te veel feiten voor één beslissing."))
    begin = time.monotonic()
    try:
        antwoord = besluit.evaluate(json.loads(invoer), {"trace": True})
    except Exception:  # the text could hold facts
        log.warning("beslismodel niet uit te voeren: %s", digest(tekst))
        raise Regelfout() from None
    if (duur := time.monotonic() - begin) > TRAAG:
        log.warning("beslismodel is traag: %s %.0f ms", digest(tekst), duur * 1000)
    return Uitvoering(antwoord["result"], antwoord.get("trace") or {})


def digest(tekst: str) -> str:
    """Return a short name for a model, made from its content, for logs and for storage with a decision."""
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]
