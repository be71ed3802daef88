"""What lists cost in PostgreSQL at 10,000, 100,000 and a million cases: milliseconds, rows read for count and page, and through which indexes.

Starts a house of its own; every question is asked five times, planned once for all values as a prepared statement is, the best counts. Page
5,000 is there from half a million on.
"""

import argparse
import json
import subprocess
import sys
from typing import Any

from huis import Huis, huis
from zgw_proeven import CLIENT
from zgw_register import maak_clients, vul_tot

VRAGEN: list[tuple[str, str, dict[str, str]]] = [
    ("zaken", "zaken/zaak", {}),
    ("zaken, bladzijde 50", "zaken/zaak", {"page": "50"}),
    ("zaken, bladzijde 5.000", "zaken/zaak", {"page": "5000"}),
    ("identificatie", "zaken/zaak", {"identificatie": "{nummer}"}),
    ("zaaktype", "zaken/zaak", {"zaaktype": "{zaaktype}"}),
    ("zaaktype, ordering=-startdatum", "zaken/zaak", {"zaaktype": "{zaaktype}", "ordering": "-startdatum"}),
    ("bronorganisatie, alle", "zaken/zaak", {"bronorganisatie": "{rsin}"}),
    ("bronorganisatie, geen", "zaken/zaak", {"bronorganisatie": "999990639"}),
    ("archiefstatus, alle", "zaken/zaak", {"archiefstatus": "nog_te_archiveren"}),
    ("archiefstatus, geen", "zaken/zaak", {"archiefstatus": "overgedragen"}),
    ("einddatum__isnull", "zaken/zaak", {"einddatum__isnull": "true"}),
    ("startdatum__gte, driekwart", "zaken/zaak", {"startdatum__gte": "2025-06-01"}),
    ("startdatum__lt, een kwart", "zaken/zaak", {"startdatum__lt": "2025-06-01"}),
    ("registratiedatum__gt, driekwart", "zaken/zaak", {"registratiedatum__gt": "2025-06-01"}),
    ("rollen", "zaken/rol", {}),
    ("rollen, betrokkeneType", "zaken/rol", {"betrokkeneType": "medewerker"}),
    ("statussen", "zaken/status", {}),
    ("statussen, statustype", "zaken/status", {"statustype": "{statustype}"}),
    ("statussen, zaak", "zaken/status", {"zaak": "{zaak}"}),
    ("zaakobjecten, objectType", "zaken/zaakobject", {"objectType": "pand"}),
]


def binnen() -> None:
    """In the environment of a house: a line of JSON per question."""
    import django

    django.setup()
    from django.db import connection

    from eenloket.verbinding.zgw import bronnen  # noqa: F401
    from eenloket.verbinding.zgw.bron import bron
    from eenloket.verbinding.zgw.tests.plannen import BASIS, gelezen, leidend, lijst, plan

    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT z.id, z.identificatie, z.zaaktype_id, z.bronorganisatie, s.statustype_id, (SELECT count(*) FROM zaken_zaak)"
            " FROM zaken_zaak z JOIN zaken_status s ON s.zaak_id = z.id ORDER BY z.id OFFSET 90 LIMIT 1"
        )
        zaak, nummer, zaaktype, rsin, statustype, aantal = cursor.fetchone()
    namen = {
        "nummer": nummer, "rsin": rsin, "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{zaaktype}",
        "statustype": f"{BASIS}/catalogi/api/v1/statustypen/{statustype}", "zaak": f"{BASIS}/zaken/api/v1/zaken/{zaak}",
    }  # fmt: skip
    for naam, bron_, vraag in VRAGEN:
        if vraag.get("page") == "5000" and aantal < 500_000:
            continue
        vragen = {n: w.format(**namen) for n, w in vraag.items()}
        opdracht, waarden, _ = lijst(bron(*bron_.split("/")), CLIENT, vragen, per=100)
        uitkomst = min(
            (plan(opdracht, waarden, generiek=True) for _ in range(5)), key=lambda u: u["Execution Time"]
        )
        regel = {
            "naam": naam,
            "ms": uitkomst["Execution Time"],
            "telling": sum(gelezen(uitkomst, telling=True).values()),
            "bladzijde": max(
                (n for t, n in gelezen(uitkomst, telling=False).items() if t.startswith("zaken")), default=0
            ),
            "plan": leidend(uitkomst),
        }
        print(json.dumps(regel), flush=True)


def vraag_aan(h: Huis) -> dict[str, dict[str, Any]]:
    """What every question cost in a house."""
    uit = subprocess.run(
        [sys.executable, __file__, "--binnen"], env=h.omgeving, check=True, capture_output=True, text=True
    )
    regels = [json.loads(regel) for regel in uit.stdout.splitlines() if regel.startswith("{")]
    return {r["naam"]: r for r in regels}


def toon(alle: dict[int, dict[str, dict[str, Any]]]) -> None:
    """The table."""
    maten = list(alle)
    print(
        "\n| vraag |"
        + "".join(f" ms bij {m:,} |".replace(",", ".") for m in maten)
        + " groei | rijen gelezen voor de telling | voor de bladzijde | bladzijde gevonden met |"
    )
    print("|---|" + "--:|" * (len(maten) + 3) + "---|")
    for naam, laatste in alle[maten[-1]].items():
        tijden = [alle[m][naam]["ms"] if naam in alle[m] else None for m in maten]
        groei = f"{tijden[-1] / tijden[0]:.2f}×" if tijden[0] and tijden[-1] else ""
        cellen = "".join(f" {t:.2f} |" if t is not None else " |" for t in tijden)
        print(
            f"| {naam} |{cellen} {groei} | {laatste['telling']} | {laatste['bladzijde']} | {laatste['plan']} |"
        )


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--maten", default="10000,100000")
    ontleder.add_argument("--binnen", action="store_true", help=argparse.SUPPRESS)
    args = ontleder.parse_args()
    if args.binnen:
        binnen()
        return
    with huis() as h:
        maak_clients(h)
        alle: dict[int, dict[str, dict[str, Any]]] = {}
        for maat in map(int, args.maten.split(",")):
            vul_tot(h, maat)
            alle[maat] = vraag_aan(h)
        toon(alle)


if __name__ == "__main__":
    main()
