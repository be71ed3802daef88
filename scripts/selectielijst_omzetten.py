"""Make the small conversions of the national selection list that ship with the product and its simulator.

Use: python scripts/selectielijst_omzetten.py MAP, a folder with answers of a selection-list API (procestypen*.json, resultaten*.json,
resultaattypeomschrijvingen.json). Results of years that the answers don't hold stay as they are. Kept are the facts: numbers, names,
appraisal, terms, origin and fields of work; no explanations. Written are src/simulatoren/selectielijst/gegevens and, of the year that
content names, src/eenloket/midoffice/aanbod/gegevens/selectielijst.csv.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).parent.parent / "src"
SIMULATOR = WORTEL / "simulatoren" / "selectielijst" / "gegevens"
PRODUCT = WORTEL / "eenloket" / "midoffice" / "aanbod" / "gegevens" / "selectielijst.csv"
JAAR = "2020"
"""The year whose numbers content names."""
GEBIEDEN = {
    "ab": "algemeenBestuurEnInrichtingOrganisatie",
    "bp": "bedrijfsvoeringEnPersoneel",
    "pi": "publiekeInformatieEnRegistratie",
    "bz": "burgerzaken",
    "ve": "veiligheid",
    "vv": "verkeerEnVervoer",
    "ec": "economie",
    "on": "onderwijs",
    "sc": "sportCultuurEnRecreatie",
    "sd": "sociaalDomein",
    "me": "volksgezonheidEnMilieu",
    "vh": "vhrosv",
    "hb": "heffenBelastingen",
    "al": "alleTaakgebieden",
}
PROCES = ("jaar", "nummer", "naam", "procesobject", "uuid")
KLASSE = (
    "jaar", "nummer", "naam", "omschrijving", "waardering", "procestermijn", "bewaartermijn", "opmerking", "herkomst",
    "taakgebieden", "uuid",
)  # fmt: skip
Rij = Sequence[str]


def main(map_: Path) -> None:
    """Convert what stands in ``map_``."""
    processen = {p["url"]: p for bestand in sorted(map_.glob("procestypen*.json")) for p in _lees(bestand)}
    _schrijf(
        SIMULATOR / "procestypen.csv",
        PROCES,
        (
            (str(p["jaar"]), str(p["nummer"]), p["naam"].strip(), p["procesobject"].strip(), _uuid(url))
            for url, p in processen.items()
        ),
    )
    per_jaar: dict[str, list[Rij]] = defaultdict(list)
    for bestand in sorted(map_.glob("resultaten*.json")):
        for r in _lees(bestand):
            jaar = str(processen[r["procesType"]]["jaar"])
            per_jaar[jaar].append(_klasse(jaar, r))
    for jaar, rijen in per_jaar.items():
        _schrijf(SIMULATOR / f"resultaten_{jaar}.csv", KLASSE, rijen)
    if (bestand := map_ / "resultaattypeomschrijvingen.json").exists():
        _schrijf(
            SIMULATOR / "omschrijvingen.csv",
            ("omschrijving", "uuid"),
            ((o["omschrijving"], _uuid(o["url"])) for o in _lees(bestand)),
        )
    _schrijf(PRODUCT, ("nummer", "naam", "omschrijving", *KLASSE[4:7]), _product())


def _lees(bestand: Path) -> list[dict[str, Any]]:
    inhoud = json.loads(bestand.read_text("utf-8"))
    lijst: list[dict[str, Any]] = inhoud["results"] if isinstance(inhoud, dict) else inhoud
    return lijst


def _uuid(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def _klasse(jaar: str, r: dict[str, Any]) -> Rij:
    return (
        jaar, r["volledigNummer"], r["naam"].strip(), r["omschrijving"].strip(), r["waardering"], r["procestermijn"],
        r["bewaartermijn"] or "", r["procestermijnOpmerking"].strip(), " ".join(r["herkomst"].split()),
        " ".join(kort for kort, veld in GEBIEDEN.items() if r[veld]), _uuid(r["url"]),
    )  # fmt: skip


def _product() -> Iterator[Rij]:
    """Process types (a number without a point) and results of the year, for the checks of content."""
    with (SIMULATOR / "procestypen.csv").open(encoding="utf-8", newline="") as stroom:
        for p in csv.DictReader(stroom):
            if p["jaar"] == JAAR:
                yield (p["nummer"], p["naam"], "", "", "", "")
    with (SIMULATOR / f"resultaten_{JAAR}.csv").open(encoding="utf-8", newline="") as stroom:
        for r in csv.DictReader(stroom):
            yield (r["nummer"], r["naam"], r["omschrijving"], *(r[veld] for veld in KLASSE[4:7]))


def _schrijf(bestand: Path, kolommen: Rij, rijen: Iterable[Rij]) -> None:
    def volgorde(rij: Rij) -> tuple[str, list[int]]:
        nummer = rij[kolommen.index("nummer")] if "nummer" in kolommen else ""
        jaar = rij[0] if kolommen[0] == "jaar" else ""
        return jaar, [int(deel) for deel in nummer.split(".") if deel]

    bestand.parent.mkdir(parents=True, exist_ok=True)
    gesorteerd = sorted(rijen, key=volgorde)
    with bestand.open("w", encoding="utf-8", newline="") as stroom:
        schrijver = csv.writer(stroom, lineterminator="\n")
        schrijver.writerow(kolommen)
        schrijver.writerows(gesorteerd)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
