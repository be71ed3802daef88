"""The register that the bench of the national APIs works on: its clients, its filling, and taking away what a measurement made."""

import json
from typing import Any

from huis import Huis
from zgw_proeven import BEPERKT, CLIENT, GEHEIM, ZELDZAAM

_KINDEREN = (
    "zaken_rol", "zaken_status", "zaken_zaakeigenschap", "zaken_zaakobject", "zaken_zaakinformatieobject", "zaken_zaakrelatie",
)  # fmt: skip
_SCOPES = ["zaken.lezen", "catalogi.lezen"]


def maak_clients(h: Huis) -> None:
    """One that may do all, and two that may read three case types up to a level."""
    h.voer_uit("zgw", "client", CLIENT, "--geheim", GEHEIM, "--alle-rechten")
    h.voer_uit("proefdata", "zaken", "100")  # so that it is known which type they get
    gebruikt = [
        str(rij[0])
        for rij in h.sql("SELECT DISTINCT zaaktype_id FROM zaken_zaak WHERE omschrijving = 'Proefzaak'")
    ]
    vrij = "SELECT id FROM aanbod_zaaktype z WHERE NOT concept AND NOT EXISTS (SELECT 1 FROM zaken_zaak k WHERE k.zaaktype_id = z.id) ORDER BY id"
    ander = [str(rij[0]) for rij in h.sql(vrij)]
    for client, soorten in ((BEPERKT, [*gebruikt, *ander][:3]), (ZELDZAAM, ander[:3])):
        rechten: list[dict[str, Any]] = [
            {
                "component": "zrc",
                "scopes": _SCOPES,
                "zaaktype": soort,
                "maxVertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            }
            for soort in soorten
        ]
        bestand = h.map / f"{client}.json"
        bestand.write_text(json.dumps(rechten))
        h.voer_uit("zgw", "client", client, "--geheim", GEHEIM, "--rechten", str(bestand))


def vul_tot(h: Huis, aantal: int) -> str:
    """So many cases in all; what it says."""
    er = int(str(h.sql("SELECT count(*) FROM zaken_zaak")[0][0]))
    h.stel_in("ALTER SYSTEM SET max_wal_size = '16GB'", "ALTER SYSTEM SET checkpoint_timeout = '1h'")
    uit = h.voer_uit("proefdata", "zaken", str(aantal - er)) if aantal > er else "al gevuld"
    h.stel_in("ALTER SYSTEM RESET max_wal_size", "ALTER SYSTEM RESET checkpoint_timeout")
    h.sql("CHECKPOINT")
    return uit


def nu(h: Huis) -> Any:
    """The database's clock: what comes after it was made by a measurement."""
    return h.sql("SELECT clock_timestamp()")[0][0]


def ruim_op(h: Huis, sinds: Any) -> int:
    """Take away the cases that were made since then, with all that hangs on them and their traces; how many there were.

    Without triggers, so that it leaves no trail itself; kept counts are counted anew. The trail knows which cases are new.
    """
    opdrachten = [
        "CREATE TEMP TABLE nieuw ON COMMIT DROP AS SELECT DISTINCT rij::uuid AS id FROM audit_auditregel"
        " WHERE tabel = 'zaken_zaak' AND soort = 'I' AND op >= %(sinds)s",
        "SET LOCAL session_replication_role = replica",
        *(f"DELETE FROM {tabel} WHERE zaak_id IN (SELECT id FROM nieuw)" for tabel in _KINDEREN),
        "DELETE FROM zaken_zaak WHERE id IN (SELECT id FROM nieuw)",
        "DELETE FROM audit_auditregel WHERE op >= %(sinds)s AND hoofd IN (SELECT id FROM nieuw)",
        "DELETE FROM verwerkingen_verwerking WHERE begin >= %(sinds)s",
        "SELECT count(*) FROM nieuw",
    ]
    with h.als_eigenaar() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht, {"sinds": sinds})
        aantal = int(cursor.fetchone()[0])
    h.python("from eenloket.kern.tellingen.api import hertel; hertel()")
    h.sql("VACUUM (ANALYZE)")
    return aantal
