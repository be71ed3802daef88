"""`bench/paar.py ANDER`: calls of the national APIs with the code of this checkout and of another one, by turns on one database.

ANDER is a folder with another version of this project (``git archive HEAD | tar x -C ANDER``), whose tables must be the same. Both web servers run all the
time; each round asks both, in the order that the round before didn't have. What a machine does meanwhile falls on both, so ratios hold on a shared one.
"""

import argparse
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

from huis import CHECKOUT, Huis, huis, vrije_poort
from zgw_proeven import PROEVEN, Meter, Proef, leer
from zgw_register import maak_clients, vul_tot

from demonstratie.toezicht import Deel
from eenloket.config.processen import eigen_opdracht


@dataclass
class Kant:
    """One of the two versions: its clients, and what each round took (milliseconds per call, processor milliseconds of web per call)."""

    naam: str
    meter: Meter
    tijd: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def _start(h: Huis, naam: str, map_: Path, omgeving: dict[str, str]) -> Kant:
    poort = vrije_poort()
    eigen = h.omgeving | {"PYTHONPATH": f"{map_ / 'src'}", "ADRES": f"http://127.0.0.1:{poort}"} | omgeving
    h.delen[naam] = Deel(
        naam,
        eigen_opdracht("web", "--poort", str(poort), "--werkers", "1"),
        eigen,
        f"http://127.0.0.1:{poort}/livez",
    )
    h.toezicht.start(h.delen[naam])
    return Kant(naam, Meter(f"http://127.0.0.1:{poort}", {}))


def _ronde(h: Huis, kant: Kant, proef: Proef, aantal: int) -> None:
    processen = h.processen(kant.naam)

    def cpu() -> float:
        return sum(t.user + t.system for p in processen if (t := p.cpu_times()))

    eerst, begin, tijden = cpu(), 0.0, []
    for _ in range(aantal):
        begin = time.perf_counter()
        proef.doe(kant.meter)
        tijden.append(time.perf_counter() - begin)
    kant.tijd.append(statistics.median(tijden) * 1000)
    kant.cpu.append((cpu() - eerst) * 1000 / aantal)


def _verhouding(een: list[float], ander: list[float]) -> str:
    """The median of the ratios of the rounds, with their quarters."""
    laag, midden, hoog = statistics.quantiles([a / b for a, b in zip(een, ander, strict=True)], n=4)
    return f"{midden:.3f} ({laag:.3f} – {hoog:.3f})"


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("ander", type=Path)
    ontleder.add_argument("--rondes", type=int, default=12)
    ontleder.add_argument("--aantal", type=int, default=200, help="calls per round")
    ontleder.add_argument("--zaken", type=int, default=2000)
    ontleder.add_argument("--alleen", default="POST zaak,hetzelfde in één aanroep,een zaak")
    ontleder.add_argument(
        "--omgeving", action="append", default=[], help="NAME=value, for the other side only"
    )
    args = ontleder.parse_args()
    proeven = [p for p in PROEVEN if p.naam in args.alleen.split(",")]
    with huis() as h:
        maak_clients(h)
        print("vullen:", vul_tot(h, args.zaken), flush=True)
        hier = _start(h, "hier", CHECKOUT, {})
        ander = _start(h, "ander", args.ander, dict(deel.split("=", 1) for deel in args.omgeving))
        h.toezicht.wacht_tot_gereed()
        for kant in (hier, ander):
            leer(kant.meter)
        print("| call | ms here | ms other | time here ÷ other | processor of web here ÷ other |")
        print("|---|--:|--:|--:|--:|", flush=True)
        for proef in proeven:
            for kant in (hier, ander):
                _ronde(h, kant, proef, 30)
                kant.tijd.clear()
                kant.cpu.clear()
            for ronde in range(args.rondes):
                for kant in (hier, ander) if ronde % 2 else (ander, hier):
                    _ronde(h, kant, proef, args.aantal)
            print(
                f"| {proef.naam} | {statistics.median(hier.tijd):.2f} | {statistics.median(ander.tijd):.2f} |"
                f" {_verhouding(hier.tijd, ander.tijd)} | {_verhouding(hier.cpu, ander.cpu)} |",
                flush=True,
            )
            for kant in (hier, ander):
                kant.tijd.clear()
                kant.cpu.clear()


if __name__ == "__main__":
    main()
