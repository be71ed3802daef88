"""The refusals of the life of a decision in the terms of the national standard: field and code."""

from collections.abc import Mapping
from contextlib import AbstractContextManager

from eenloket.kern.registertaal import GEHEEL, Registercode, vertaald

from .. import fouten
from ..fouten import Weigering

CODES: Mapping[type[Weigering], Registercode] = {
    fouten.OnbekendBesluittype: Registercode("besluittype", "bad-url"),
    fouten.BesluittypeIsConcept: Registercode("besluittype", "not-published"),
    fouten.OnbekendeZaak: Registercode("zaak", "bad-url"),
    fouten.BesluittypeHoortNietBijZaak: Registercode(GEHEEL, "zaaktype-mismatch"),
    fouten.OrganisatieHeeftNegenCijfers: Registercode("verantwoordelijkeOrganisatie", "invalid-length"),
    fouten.OngeldigeOrganisatie: Registercode("verantwoordelijkeOrganisatie", "invalid"),
    fouten.BesluitInToekomst: Registercode("datum", "future_not_allowed"),
    fouten.NummerIsBezet: Registercode("identificatie", "identificatie-niet-uniek"),
    fouten.GegevenLigtVast: Registercode("", "wijzigen-niet-toegelaten"),
    fouten.OnbekendDocument: Registercode("informatieobject", "bad-url"),
    fouten.DocumentHoortNietBijBesluittype: Registercode(
        GEHEEL,
        "missing-besluittype-informatieobjecttype-relation",
    ),
    fouten.DocumentIsGekoppeld: Registercode(GEHEEL, "unique"),
}
"""Field and code of each refusal; the field is '' when the refusal itself names its field."""


def in_registertaal() -> AbstractContextManager[None]:
    """Turn refusals inside this block into errors of the standard.

    Raises: Registerfout.
    """
    return vertaald(Weigering, CODES)
