"""`make bench-zgw`: the national APIs at 10,000 and 100,000 cases, and at a million with BENCH=groot.

Fills a house of its own with `eenloket proefdata zaken N`, asks over real HTTP with one client and with four, and prints requests per second beside
those of the reference implementation at 100,000 cases (measured on a machine like ours) and beside the floor: the same SQL
behind Granian with nothing but a checked token, measured in the same seconds. Ratios hold on any machine; requests per second don't.
What a size's measurements made is taken away before the next one.
"""

import argparse
import os
import signal
import sys
import time
from typing import Any

from huis import Huis, huis
from zgw_bericht import vertraging
from zgw_meten import Uitslag, meet, neem_op, vloer
from zgw_proeven import PROEVEN, Meter, Proef, Z, leer
from zgw_register import maak_clients, nu, ruim_op, vul_tot

SECONDEN = 3.0


def _keer(gemeten: float, referentie: float) -> str:
    return f"{gemeten / referentie:.1f}×" if referentie else ""


def _doel(proef: Proef, u: Uitslag) -> str:
    """The aim, and whether it is reached with one client and with four."""
    if not proef.doel:
        return ""
    gehaald = [u.een >= proef.doel * proef.een, u.vier >= proef.doel * proef.vier]
    return f"{proef.doel:.0f}× {'ja' if all(gehaald) else 'deels' if any(gehaald) else 'nee'}"


def toon(maat: int, uitslagen: dict[str, Uitslag]) -> None:
    """One table per size."""
    print(f"\n### {maat:,} zaken\n".replace(",", "."))
    print(
        "| verzoek | /s bij 1 | × referentie | /s bij 4 | × referentie | doel | p50 ms | p95 ms | deel van de vloer bij 1 | bij 4 | plafond bij 4 |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for proef in PROEVEN:
        if (u := uitslagen.get(proef.naam)) is None:
            continue
        vloer = (f"{u.een / u.vloer_een:.0%}", f"{u.vier / u.vloer_vier:.0%}") if u.vloer_een else ("", "")
        print(
            f"| {proef.naam} | {u.een:.0f} | {_keer(u.een, proef.een)} | {u.vier:.0f} | {_keer(u.vier, proef.vier)} | {_doel(proef, u)} |"
            f" {u.p50:.2f} | {u.p95:.2f} | {vloer[0]} | {vloer[1]} | {f'{u.plafond:.0f}' if u.plafond else ''} |"
        )
    sys.stdout.flush()


def toon_groei(alle: dict[int, dict[str, Uitslag]]) -> None:
    """How much slower than at the smallest size, as it is and with what the floor's own change explains taken out."""
    eerste, *rest = alle
    if not rest:
        return
    print("\n### Groei van p50 ten opzichte van", f"{eerste:,} zaken\n".replace(",", "."))
    print("| verzoek |" + "".join(f" {m:,} |".replace(",", ".") for m in rest))
    print("|---|" + "--:|" * len(rest))
    for naam, basis in alle[eerste].items():
        print(f"| {naam} |" + "".join(f" {alle[m][naam].p50 / basis.p50:.2f}× |" for m in rest))


def diep(m: Meter, maat: int) -> None:
    """What page 5,000 costs, where there is one: the first time and after that."""
    if maat >= 500_000:
        tijden = []
        for _ in range(12):
            begin = time.perf_counter()
            m.get(f"{Z}/zaken", page=5000)
            tijden.append((time.perf_counter() - begin) * 1000)
        print(f"\nBladzijde 5.000: de eerste keer {tijden[0]:.0f} ms, daarna {sorted(tijden[1:])[5]:.0f} ms.")


def meet_maat(h: Huis, maat: int, seconden: float, alleen: str) -> dict[str, Uitslag]:
    """All operations at one size; afterwards the register is as it was."""
    kennis: dict[str, Any] = {}
    meters = [Meter(h.adres, kennis) for _ in range(4)]
    leer(meters[0])
    begin = nu(h)
    with vloer(h, neem_op(h, meters[0])) as adres:
        bodem = [Meter(adres, kennis) for _ in range(4)]
        uit = {p.naam: meet(p, meters, bodem, seconden) for p in PROEVEN if alleen in p.naam}
    toon(maat, uit)
    diep(meters[0], maat)
    p50, p95 = vertraging(meters[0])
    print(f"\nVan POST tot bezorgd bij een abonnee: p50 {p50:.0f} ms, p95 {p95:.0f} ms.", flush=True)
    print(f"{ruim_op(h, begin)} zaken van de meting weer weggehaald", flush=True)
    return uit


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__)
    standaard = "10000,100000,1000000" if os.environ.get("BENCH") == "groot" else "10000,100000"
    ontleder.add_argument("--maten", default=standaard)
    ontleder.add_argument("--seconden", type=float, default=SECONDEN)
    ontleder.add_argument("--alleen", default="", help="part of a name")
    args = ontleder.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    belasting = os.getloadavg()[0]
    print(
        f"{os.cpu_count()} cores, belasting vooraf {belasting:.1f}; twee webwerkers, alles op deze machine",
        flush=True,
    )
    with huis() as h:
        maak_clients(h)
        h.start_web()
        alle: dict[int, dict[str, Uitslag]] = {}
        for maat in map(int, args.maten.split(",")):
            print(f"vullen tot {maat}:", vul_tot(h, maat), flush=True)
            alle[maat] = meet_maat(h, maat, args.seconden, args.alleen)
        toon_groei(alle)
        for n, proces in enumerate(h.processen("web")):
            vol = proces.memory_full_info()
            print(f"web{n}: RSS {vol.rss / 1e6:.0f} MB, PSS {vol.pss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
