"""Numbers of documents: our own, without numbers that other systems used (drc-002)."""

import uuid

from eenloket.kern import sql
from eenloket.kern.nummers import als_nummer, reeksnaam

# A scalar sub-select, not NOT EXISTS: see zaken.zaaknummers.
_VRIJ = """
SELECT %(begin)s || to_char(n, 'FM9999990000000') FROM nummers_volgende(%(reeks)s, %(aantal)s) n
WHERE (
    SELECT true FROM documenten_informatieobject WHERE organisatie_id = %(organisatie)s AND bronorganisatie = %(bron)s
    AND identificatie = %(begin)s || to_char(n, 'FM9999990000000') LIMIT 1
) IS NULL ORDER BY n
"""


def vrije_nummers(organisatie_id: uuid.UUID, bronorganisatie: str, jaar: int, aantal: int) -> list[str]:
    """Return ``aantal`` numbers that no document of this source organisation has.

    Cost: one query, more when other systems used numbers of our form.
    """
    vrij: list[str] = []
    greep = aantal
    while len(vrij) < aantal:
        waarden = {
            "begin": als_nummer("D", jaar, 0)[:-7], "reeks": reeksnaam(organisatie_id, "document", jaar), "aantal": greep,
            "organisatie": organisatie_id, "bron": bronorganisatie,
        }  # fmt: skip
        vrij += [rij[0] for rij in sql.rijen(_VRIJ, waarden)]
        greep = min(greep * 4, 10_000)
    return vrij[:aantal]
