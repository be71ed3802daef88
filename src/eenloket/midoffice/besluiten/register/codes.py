"""The refusals of the life of a decision in the terms of the national standard: field and code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from .. import fouten
from ..fouten import Registerfout, Weigering

_GEHEEL = "nonFieldErrors"
_VELDEN = {"verantwoordelijke_organisatie": "verantwoordelijkeOrganisatie"}
"""Names of fields that differ in the standard."""
CODES: Mapping[type[Weigering], tuple[str, str]] = {
    fouten.OnbekendBesluittype: ("besluittype", "bad-url"),
    fouten.BesluittypeIsConcept: ("besluittype", "not-published"),
    fouten.OnbekendeZaak: ("zaak", "bad-url"),
    fouten.BesluittypeHoortNietBijZaak: (_GEHEEL, "zaaktype-mismatch"),
    fouten.OrganisatieHeeftNegenCijfers: ("verantwoordelijkeOrganisatie", "invalid-length"),
    fouten.OngeldigeOrganisatie: ("verantwoordelijkeOrganisatie", "invalid"),
    fouten.BesluitInToekomst: ("datum", "future_not_allowed"),
    fouten.NummerIsBezet: ("identificatie", "identificatie-niet-uniek"),
    fouten.GegevenLigtVast: ("", "wijzigen-niet-toegelaten"),
    fouten.OnbekendDocument: ("informatieobject", "bad-url"),
    fouten.DocumentHoortNietBijBesluittype: (
        _GEHEEL,
        "missing-besluittype-informatieobjecttype-relation",
    ),
    fouten.DocumentIsGekoppeld: (_GEHEEL, "unique"),
}
"""Field and code of each refusal; the field is '' when the refusal itself names its field."""


@contextmanager
def in_registertaal() -> Iterator[None]:
    """Turn refusals inside this block into errors of the standard.

    Raises: Registerfout.
    """
    try:
        yield
    except Weigering as weigering:
        veld, code = CODES[type(weigering)]
        genoemd = str(weigering.veld)
        raise Registerfout(veld or _VELDEN.get(genoemd, genoemd), code, weigering.tekst) from weigering
