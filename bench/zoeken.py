"""How well and how fast the search finds: everyday phrases, national product names, and names with a typing error.

    python bench/zoeken.py [--mis]      on the database of DATABASE_URL (seeded: content, national list, index)

``bench/zoekzinnen/zinnen.csv`` holds what residents would type and what must be found, kept apart from the synonyms. It
is split in two by a hash of the phrase: *afstemmen* may be looked at while tuning (``--mis`` prints its misses), of
*ongezien* only the totals are ever printed. A phrase is found when one of its expected outcomes is among the first k.
``upl/<naam>`` is met by the page of that national product or by a service of ours that carries it.
"""

import csv
import hashlib
import os
import random
import statistics
import sys
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_HIER = Path(__file__).resolve().parent
sys.path.insert(0, str(_HIER.parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenloket.config.settings")

ZAAD = 20261123
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Zin:
    """A phrase and the addresses that answer it."""

    tekst: str
    verwacht: frozenset[str]

    @property
    def ongezien(self) -> bool:
        """The half that is never looked at; by the last bit of a hash, so it doesn't move when phrases are added."""
        return hashlib.sha256(self.tekst.encode()).digest()[-1] % 2 == 0


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Share found among the first 1, 3 and 5, and the times in milliseconds."""

    aantal: int
    raak: dict[int, float]
    tijden: list[float]


def lees_zinnen() -> list[Zin]:
    with (_HIER / "zoekzinnen" / "zinnen.csv").open(encoding="utf-8", newline="") as stroom:
        return [Zin(rij["zin"], frozenset(rij["verwacht"].split("|"))) for rij in csv.DictReader(stroom)]


def met_tikfout(naam: str, kans: random.Random) -> str:
    """One edit inside a word of four letters or more: drop, double, replace or swap."""
    plekken = [i for i in range(1, len(naam) - 1) if naam[i - 1 : i + 2].isalpha()]
    if not plekken:
        return naam
    i = kans.choice(plekken)
    return kans.choice(
        [
            naam[:i] + naam[i + 1 :],
            naam[:i] + naam[i] + naam[i:],
            naam[:i] + kans.choice(LETTERS) + naam[i + 1 :],
            naam[: i - 1] + naam[i] + naam[i - 1] + naam[i + 1 :],
        ]
    )


def meet(
    organisatie_id: uuid.UUID, zinnen: Iterable[Zin], taal: str = "nl"
) -> tuple[Uitslag, list[tuple[Zin, list[str]]]]:
    """Search every phrase; also the phrases that missed the first three, with what came instead."""
    from eenloket.frontoffice.kennis.api import zoek

    plaatsen, tijden, mis = [], [], []
    for zin in zinnen:
        begin = time.perf_counter()
        paden = [t.pad for t in zoek(organisatie_id, zin.tekst, taal, 10)]
        tijden.append((time.perf_counter() - begin) * 1000)
        plaats = next((i for i, pad in enumerate(paden) if pad in zin.verwacht), 99)
        plaatsen.append(plaats)
        if plaats >= 3:
            mis.append((zin, paden[:5]))
    aantal = max(1, len(plaatsen))
    return Uitslag(len(plaatsen), {k: sum(p < k for p in plaatsen) / aantal for k in (1, 3, 5)}, tijden), mis


def vertaal(zinnen: list[Zin], organisatie_id: uuid.UUID) -> list[Zin]:
    """Expected outcomes as addresses: a national product is its own page or our services that carry it."""
    from eenloket.frontoffice.kennis.api import producten
    from eenloket.midoffice.aanbod.api import huidig

    pakket = huidig(organisatie_id).pakket
    diensten: dict[str, set[str]] = {}
    for dienst in pakket.diensten.values():
        diensten.setdefault(dienst.upl, set()).add(f"dienst/{dienst.slug}")
    upl = {f"upl/{p.sleutel}": diensten.get(p.uri, {f"landelijk/{p.sleutel}"}) for p in producten()}
    bekend = {f"dienst/{slug}" for slug in pakket.diensten} | {f"vraag/{slug}" for slug in pakket.patronen}
    uit = []
    for zin in zinnen:
        paden: set[str] = set()
        for doel in zin.verwacht:
            if doel.startswith("pagina/"):
                paden.add(doel.removeprefix("pagina/"))
            elif doel in upl:
                paden |= upl[doel]
            elif doel in bekend:
                paden.add(doel)
            else:
                sys.exit(f"{zin.tekst!r} verwacht {doel!r}, dat niet bestaat")
        uit.append(Zin(zin.tekst, frozenset(paden)))
    return uit


def upl_namen() -> list[str]:
    """The name in each of the rows of the national list that we have, one per product."""
    from eenloket.frontoffice.kennis.api import producten

    return [p.naam for p in producten()]


def _toon(naam: str, uitslag: Uitslag) -> None:
    p95 = statistics.quantiles(uitslag.tijden, n=20)[-1] if len(uitslag.tijden) > 1 else uitslag.tijden[0]
    print(
        f"{naam:<28}{uitslag.aantal:>6}  @1 {uitslag.raak[1]:.3f}  @3 {uitslag.raak[3]:.3f}  @5 {uitslag.raak[5]:.3f}"
        f"   p50 {statistics.median(uitslag.tijden):5.1f} ms  p95 {p95:5.1f} ms"
    )


def main() -> None:
    import django

    django.setup()
    from django.utils.text import slugify

    from eenloket.kern.organisaties.api import organisatie_id

    rivierveen = organisatie_id("rivierveen")
    zinnen = vertaal(lees_zinnen(), rivierveen)
    kans = random.Random(ZAAD)
    namen = upl_namen()
    meet(rivierveen, zinnen[:20])  # warm the connection
    afstemmen, mis = meet(rivierveen, [z for z in zinnen if not z.ongezien])
    ongezien, _geheim = meet(rivierveen, [z for z in zinnen if z.ongezien])
    _toon("zinnen, afstemmen", afstemmen)
    _toon("zinnen, ongezien", ongezien)
    exact = vertaal([Zin(n, frozenset({f"upl/{slugify(n)}"})) for n in namen], rivierveen)
    uitslag, mis_exact = meet(rivierveen, exact)
    _toon("landelijke namen", uitslag)
    fouten = vertaal([Zin(met_tikfout(n, kans), frozenset({f"upl/{slugify(n)}"})) for n in namen], rivierveen)
    uitslag, mis_fout = meet(rivierveen, fouten)
    _toon("met één tikfout", uitslag)
    if "--mis" in sys.argv:
        for zin, paden in [*mis, *mis_exact[:30], *mis_fout[:60]]:
            print(f"  {zin.tekst!r}: {sorted(zin.verwacht)} maar {paden}")


if __name__ == "__main__":
    main()
