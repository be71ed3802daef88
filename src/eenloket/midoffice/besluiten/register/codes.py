"""How clients of the national standard know the refusals of the life of a decision: the field, and the code."""

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
"""Field and code of each refusal; the field is '' when the refusal itself says which one it is about."""


@contextmanager
def in_registertaal() -> Iterator[None]:
    """Refusals of what is inside come out as errors of the standard. Raises: Registerfout."""
    try:
        yield
    except Weigering as weigering:
        veld, code = CODES[type(weigering)]
        genoemd = str(weigering.veld)
        raise Registerfout(veld or _VELDEN.get(genoemd, genoemd), code, weigering.tekst) from weigering
