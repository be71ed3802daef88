"""The things to which a document belongs, in one list of rows: our own cases and decisions, and things in
other registers.
"""

import uuid

from eenloket.midoffice.documenten.api import Voorwerp, sleutel_van

from ..aanroep import Aanroep
from ..fouten import veldfout
from ..verwijzingen import lees_id

DOELEN = {"zaak": "zaken/zaken", "besluit": "besluiten/besluiten"}
RELATIES = """(
    SELECT z.id, z.informatieobject_id, z.zaak_id AS object_id, 'zaak'::text AS object_type, ''::text AS object
    FROM zaken_zaakinformatieobject z
    UNION ALL SELECT b.id, b.informatieobject_id, b.besluit_id, 'besluit'::text, ''::text
    FROM besluiten_besluitinformatieobject b
    UNION ALL SELECT r.id, r.informatieobject_id, r.object_sleutel, r.object_type::text, r.object::text FROM documenten_objectrelatie r
)"""
"""The id of a relation is that of its source, so there is no copy that could differ.

All parts have the same types and no conditions, so that PostgreSQL can merge this into the query. The reader
joins the document, which leaves out relations with a document in another register.
"""


def lees_voorwerp(tekst: str, aanroep: Aanroep, naam: str) -> uuid.UUID:
    """Return the key for the address of anything to which a document can belong.

    Raises: OngeldigVerzoek.
    """
    for doel in DOELEN.values():
        begin = aanroep.adres(doel, uuid.UUID(int=0)).rpartition("/")[0] + "/"
        if tekst.startswith(begin) and (id_ := lees_id(tekst[len(begin) :].rstrip("/"))):
            return id_
    if not tekst.startswith(("http://", "https://")):
        raise veldfout(naam, "invalid", "Geef een geldige URL op.")
    return sleutel_van(tekst)


def voorwerp_van(aanroep: Aanroep, url: str, soort: str) -> Voorwerp:
    """Return the thing to which a body refers.

    Raises: OngeldigVerzoek for another kind of thing, or an unknown host.
    """
    id_, elders = aanroep.verwijs(url, DOELEN.get(soort, "verzoeken/verzoeken"), "object")
    return Voorwerp(soort, id_, elders)
