"""Bodies: read them, check them against the contract, and convert them to the arguments of the rooms'
functions.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.http import HttpRequest
from jsonschema_rs import ValidationError

from .aanroep import Aanroep
from .controle import Controle, zet_getallen_om
from .fouten import GeenJson, OngeldigVerzoek, TeGroot, Veldfout, VerkeerdeVorm

GRENS = 4 * 1024 * 1024
"""The most bytes of a body, unless the operation has another limit."""
HOOGSTENS = 100
"""The most errors in one answer, so that an answer isn't longer than the wrong body."""
_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_DIEPTE, _VEEL = 40, 10_500


def lees_lichaam(aanroep: Aanroep, *, grens: int = GRENS) -> dict[str, Any]:
    """Return the body, checked against the contract.

    Raises: GeenJson, VerkeerdeVorm, TeGroot, OngeldigVerzoek with a line per field.
    """
    return keur(aanroep, lees_json(aanroep.request, grens=grens))


def keur(aanroep: Aanroep, lichaam: dict[str, Any]) -> dict[str, Any]:
    """Return ``lichaam`` when the contract allows it.

    Raises: OngeldigVerzoek with a line per field.
    """
    if aanroep.operatie.controle is not None:
        keur_met(aanroep.operatie.controle, lichaam)
    return lichaam


def keur_met(controle: Controle, lichaam: dict[str, Any]) -> None:
    """Check ``lichaam`` with ``controle``. Numbers where the contract has a text become texts.

    Raises: OngeldigVerzoek with a line per field, in the order of the contract.
    """
    if controle.is_valid(lichaam):
        return
    # for a body with very many values only the first error: collecting all errors takes seconds
    te_veel = not _telt_tot(lichaam, _VEEL)
    if not te_veel and zet_getallen_om(controle, lichaam) and controle.is_valid(lichaam):
        return
    fouten = list(islice(_eerste(controle, lichaam) if te_veel else controle.iter_errors(lichaam), HOOGSTENS))
    raise OngeldigVerzoek(veldfouten(sorted(fouten, key=lambda fout: controle.plek(_pad(fout)))))


def _telt_tot(waarde: Any, meest: int) -> int:
    """Return how many values fewer than ``meest`` the body has; 0 when it has ``meest`` or more."""
    over, rest = meest, [waarde]
    while rest and over:
        huidig = rest.pop()
        delen = huidig.values() if isinstance(huidig, dict) else huidig if isinstance(huidig, list) else ()
        over = max(0, over - len(delen))
        rest.extend(delen)
    return over


def _eerste(controle: Controle, lichaam: dict[str, Any]) -> Iterator[ValidationError]:
    try:
        controle.validate(lichaam)
    except ValidationError as fout:
        yield fout


def lees_json(request: HttpRequest, *, grens: int = GRENS) -> dict[str, Any]:
    """Return the body as a JSON object.

    Raises: VerkeerdeVorm, TeGroot, GeenJson, OngeldigVerzoek.
    """
    eis_json(request)
    ruw: bytes | None = getattr(
        request, "zgw_lichaam", None
    )  # kept from the first try when the call is repeated
    if ruw is None:
        eis_omvang(request, grens)
        ruw = request.read(grens + 1)
        if len(ruw) > grens:
            raise TeGroot()
        request.zgw_lichaam = ruw  # type: ignore[attr-defined]  # of ours
    return ontleed(ruw)


def eis_omvang(request: HttpRequest, grens: int) -> None:
    """Refuse a body whose announced length is more than ``grens`` bytes, before it is read.

    Raises: TeGroot.
    """
    lengte = request.META.get("CONTENT_LENGTH") or "0"
    if lengte.isascii() and lengte.isdigit() and int(lengte[:20]) > grens:
        raise TeGroot()


def eis_json(request: HttpRequest) -> None:
    """Refuse a body with a content type other than JSON; no content type is accepted.

    Raises: VerkeerdeVorm.
    """
    soort = request.content_type or ""
    if soort and soort not in (
        "application/json",
        "application/problem+json",
        "application/merge-patch+json",
    ):
        raise VerkeerdeVorm()


def ontleed(ruw: bytes) -> dict[str, Any]:
    """Return the JSON object in ``ruw``; an empty body gives an empty object.

    Raises: GeenJson, OngeldigVerzoek.
    """
    if not ruw.strip():
        return {}
    try:
        lichaam = json.loads(ruw, object_pairs_hook=_uniek)
    except (ValueError, RecursionError):
        raise GeenJson() from None
    if not isinstance(lichaam, dict):
        raise OngeldigVerzoek([Veldfout("nonFieldErrors", "invalid", "Stuur een object.")])
    if fouten := list(islice(tekenfouten(lichaam, "", 0), HOOGSTENS)):
        raise OngeldigVerzoek(fouten)
    return lichaam


def _uniek(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object and refuse double names, because nobody can tell which of two values was meant (RFC
    8259 section 4).
    """
    uit = dict(paren)
    if len(uit) != len(paren):
        raise ValueError("dubbele naam")
    return uit


def tekenfouten(waarde: Any, pad: str, diepte: int) -> Iterator[Veldfout]:
    """Yield errors for characters that PostgreSQL can't store, for values that aren't numbers, and for too
    deep nesting.
    """
    if diepte > _DIEPTE:
        yield Veldfout(pad or "nonFieldErrors", "invalid", "De inhoud is te diep genest.")
    elif isinstance(waarde, str):
        if _STUUR.search(waarde):
            yield Veldfout(pad or "nonFieldErrors", "invalid", "Deze tekst bevat tekens die niet kunnen.")
    elif (isinstance(waarde, float) and waarde != waarde) or waarde in (float("inf"), float("-inf")):
        yield Veldfout(pad or "nonFieldErrors", "invalid", "Geef een geldig getal op.")
    elif isinstance(waarde, dict):
        for sleutel, w in waarde.items():
            if _STUUR.search(sleutel):
                yield Veldfout(pad or "nonFieldErrors", "invalid", "Deze naam bevat tekens die niet kunnen.")
            yield from tekenfouten(w, f"{pad}.{sleutel}" if pad else sleutel, diepte + 1)
    elif isinstance(waarde, list):
        for plaats, w in enumerate(waarde):
            yield from tekenfouten(w, f"{pad}.{plaats}" if pad else str(plaats), diepte + 1)


def _pad(fout: ValidationError) -> list[str | int]:
    """Return the path of the value that an error is about; for a missing value the path that it would have."""
    mist = [str(fout.kind.property)] if type(fout.kind).__name__ == "Required" else []  # type: ignore[attr-defined]
    return [*fout.instance_path, *mist]


def veldfouten(fouten: Iterable[ValidationError]) -> Iterator[Veldfout]:
    """Yield the errors of the validator, with the names and codes of the standard."""
    for fout in fouten:
        soort = type(fout.kind).__name__
        pad = [str(deel) for deel in _pad(fout)]
        if soort == "Required":
            yield Veldfout(".".join(pad), "required", "Dit veld is vereist.")
        elif soort == "Type" and fout.instance is None:
            yield Veldfout(".".join(pad) or "nonFieldErrors", "null", "Dit veld mag niet leeg zijn.")
        else:
            code, reden = _SOORTEN.get(soort, ("invalid", "Deze waarde is niet geldig."))
            if (soort == "MinLength" and fout.instance == "") or (soort == "Format" and fout.instance == ""):
                code, reden = "blank", "Dit veld mag niet leeg zijn."
            yield Veldfout(".".join(pad) or "nonFieldErrors", code, reden)


_SOORTEN: Mapping[str, tuple[str, str]] = {
    "Enum": ("invalid_choice", "Dit is geen geldige keuze."),
    "Constant": ("invalid_choice", "Dit is geen geldige keuze."),
    "MaxLength": ("max_length", "Deze tekst is te lang."),
    "MinLength": ("min_length", "Deze tekst is te kort."),
    "MaxItems": ("max_length", "Dit zijn er te veel."),
    "MinItems": ("min_length", "Dit zijn er te weinig."),
    "Maximum": ("max_value", "Dit getal is te groot."),
    "Minimum": ("min_value", "Dit getal is te klein."),
    "Format": ("invalid", "Deze waarde heeft niet de goede vorm."),
    "Type": ("invalid", "Deze waarde heeft niet het goede type."),
}
