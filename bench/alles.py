"""`make bench`: the running house at 10,000 and 100,000 cases, and at a million with BENCH=groot.

Prints how long seeding took, the table per size beside the floor of this machine, how much each page grew, start-up, memory,
and at the end how well the search finds. ``--maten 1000,5000`` measures other sizes, ``--zonder-zoeken`` leaves the search out.
"""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

import httpx
from bezoeker import Bezoeker, vraagformulier
from huis import CHECKOUT, Huis, huis
from meten import Proef, Uitslag, meet

KIJKERS = ("999990275", "999990330", "999990378", "999990251")
INDIENERS = ("999990019", "999990093", "999990184", "999990366")
"""Whoever looks has the same few requests at every size; whoever submits gets more and more of them."""
MEDEWERKERS = ("vergunningen", "burgerzaken", "senior", "balie")
ZINNEN = (
    "ik ga verhuizen",
    "paspoort kwijt",
    "straatfeest",
    "hond aanmelden",
    "grofvuil ophalen",
    "bijstand",
    "trouwen",
    "parkern",
)
INDIENINGEN = 24


class Ronde:
    """What is measured at each size, by visitors who are logged in already."""

    def __init__(
        self,
        huis_: Huis,
        kijkers: Sequence[Bezoeker],
        indieners: Sequence[Bezoeker],
        medewerkers: Sequence[Bezoeker],
    ) -> None:
        self.huis, self.kijkers, self.indieners, self.medewerkers = huis_, kijkers, indieners, medewerkers
        self.concept = {c: c.verhuis() for c in (*kijkers, *indieners)}
        self.token: dict[Bezoeker, str] = {}
        for client, id_ in self.concept.items():
            pagina = client.naar(f"/aanvraag/{id_}/vraag/heeft_auto")
            self.token[client] = vraagformulier(pagina.text, "heeft_auto").velden["csrfmiddlewaretoken"][0]
        self.eigen = {c: self._eigen(c) for c in kijkers}
        self.klaar: dict[Bezoeker, list[str]] = {}
        self.diensten: list[str] = []
        self.zaken: list[str] = []

    def ververs(self) -> None:
        """Requests to submit, and services and cases of this size to look at."""
        self.klaar = {c: self.huis.kopieer(self.concept[c], INDIENINGEN * 2) for c in self.indieners}
        eigen = "FROM zaken_zaak WHERE uitvoerder = 'rivierveen'"
        self.diensten = [str(r[0]) for r in self.huis.sql(f"SELECT DISTINCT dienst {eigen} LIMIT 20")]
        self.zaken = [
            str(r[0]) for r in self.huis.sql(f"SELECT identificatie {eigen} ORDER BY md5(id::text) LIMIT 200")
        ]

    def _eigen(self, client: Bezoeker) -> str:
        """Three of his own that were sent, to look at; the last one's id."""
        for id_ in self.huis.kopieer(self.concept[client], 3):
            self._dien_in(client, id_)
        return id_

    def _dien_in(self, client: Bezoeker, id_: str) -> httpx.Response:
        return client.http.post(
            f"/aanvraag/{id_}/indienen", data={"csrfmiddlewaretoken": self.token[client], "levering": "samen"}
        )

    def _stap(self, b: Bezoeker, n: int) -> httpx.Response:
        gegevens = {"csrfmiddlewaretoken": self.token[b], "heeft_auto": "ja"}
        return b.http.post(f"/aanvraag/{self.concept[b]}/vraag/heeft_auto", data=gegevens)

    def _zoek(self, b: Bezoeker, n: int) -> httpx.Response:
        """The search box of staff; the token is that of the form on any of their pages, and of their session."""
        if b not in self.token:
            begin = b.http.get("/werkplek/zoeken").text
            self.token[b] = begin.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        gegevens = {"csrfmiddlewaretoken": self.token[b], "zoek": self.zaken[n % len(self.zaken)]}
        return b.http.post("/werkplek/zoeken", data=gegevens)

    def proeven(self) -> list[Proef]:
        """Submitting comes last: it leaves work for the worker."""
        zaaknummers = {
            c: str(self.huis.sql("SELECT nummer FROM aanvragen_aanvraag WHERE id = %s", [id_])[0][0])
            for c, id_ in self.eigen.items()
        }
        return [
            Proef("home", lambda b, n: b.http.get("/")),
            Proef("zoeken", lambda b, n: b.http.get("/zoek", params={"q": ZINNEN[n % len(ZINNEN)]}), (200, 302)),
            Proef("dienst", lambda b, n: b.http.get(f"/dienst/{self.diensten[n % len(self.diensten)]}")),
            Proef("vraag van de intake", lambda b, n: b.http.get(f"/aanvraag/{self.concept[b]}/vraag/heeft_auto")),
            Proef("antwoord geven", self._stap, (302,)),
            Proef("/mijn", lambda b, n: b.http.get("/mijn")),
            Proef("/mijn/zaken/…", lambda b, n: b.http.get(f"/mijn/zaken/{zaaknummers[b]}")),
            Proef("werkvoorraad", lambda b, n: b.http.get("/behandeling"), van="medewerker"),
            Proef(
                "zaak van de werkvoorraad",
                lambda b, n: b.http.get(f"/behandeling/zaken/{self.zaken[n % len(self.zaken)]}"), van="medewerker",
            ),
            Proef(
                "zaak zoeken op nummer",
                self._zoek, (200, 302), van="medewerker",
            ),
            Proef(
                "verhuizing indienen", lambda b, n: self._dien_in(b, self.klaar[b].pop()), (302,), aantal=INDIENINGEN, van="indiener", grens=150.0
            ),
        ]  # fmt: skip

    def meet(self) -> dict[str, Uitslag]:
        self.huis.wacht_op_werker()
        uit = {}
        for proef in self.proeven():
            wie = {"client": self.kijkers, "indiener": self.indieners, "medewerker": self.medewerkers}[
                proef.van
            ]
            uit[proef.naam] = meet(self.huis, proef, wie)
        return uit


def toon(zaken: int, uitslagen: dict[str, Uitslag], grenzen: dict[str, float]) -> None:
    """One table: milliseconds and requests per second."""
    vloer = [u.vloer for u in uitslagen.values()]
    print(f"\n### {zaken:,} zaken".replace(",", "."))
    print(f"\nVloer (/livez in dezelfde seconden): p50 {min(vloer):.1f} tot {max(vloer):.1f} ms.\n")
    print(
        "| verzoek | p50 | p95 | /s | ×vloer | p50 bij 4 | p95 bij 4 | /s bij 4 | cpu web | cpu db | doel p95 |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for naam, u in uitslagen.items():
        print(
            f"| {naam} | {u.p50:.1f} | {u.p95:.1f} | {u.tempo:.0f} | {u.p50 / u.vloer:.1f} | {u.p50_vier:.1f} | {u.p95_vier:.1f} |"
            f" {u.tempo_vier:.0f} | {u.cpu_web:.1f} | {u.cpu_database:.1f} | {'≤' if u.p95 <= grenzen[naam] else '> '}{grenzen[naam]:.0f} |"
        )
    sys.stdout.flush()


def toon_groei(alle: dict[int, dict[str, Uitslag]]) -> None:
    """How much slower each request is than at the smallest size, as is and with the machine's own change taken out."""
    eerste, *rest = alle
    print("\n### Groei van p50 ten opzichte van", f"{eerste:,} zaken".replace(",", "."))
    print("\n| verzoek |" + "".join(f" {m:,} | idem t.o.v. vloer | cpu |".replace(",", ".") for m in rest))
    print("|---|" + "--:|--:|--:|" * len(rest))
    for naam, basis in alle[eerste].items():
        rij = f"| {naam} |"
        for maat in rest:
            u = alle[maat][naam]
            cpu = (u.cpu_web + u.cpu_database) / max(0.1, basis.cpu_web + basis.cpu_database)
            rij += f" {u.p50 / basis.p50:.2f}× | {u.p50 / basis.p50 / (u.vloer / basis.vloer):.2f}× | {cpu:.2f}× |"
        print(rij)


def toon_geheugen(huis_: Huis) -> None:
    print("\n### Geheugen na afloop (MB)\n\n| proces | RSS | PSS |\n|---|--:|--:|")
    for deel in ("web", "werker"):
        for n, proces in enumerate(huis_.processen(deel)):
            vol = proces.memory_full_info()
            naam = deel if n == 0 else f"{deel}, werkproces {n}"
            print(f"| {naam} | {vol.rss / 1e6:.0f} | {vol.pss / 1e6:.0f} |")


def main() -> None:
    ontleder = argparse.ArgumentParser(description=__doc__)
    standaard = "10000,100000,1000000" if os.environ.get("BENCH") == "groot" else "10000,100000"
    ontleder.add_argument("--maten", default=standaard)
    ontleder.add_argument("--zonder-zoeken", action="store_true")
    args = ontleder.parse_args()
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # so that what was started is stopped and cleaned up
    print(
        f"{os.cpu_count()} cores, belasting vooraf {os.getloadavg()[0]:.1f}; twee webwerkers, een werker, alles op deze machine",
        flush=True,
    )
    with huis() as h:
        print(f"web klaar na {h.start_web():.2f} s, met {h.cpu('web'):.2f} s processortijd", flush=True)
        kijkers = [Bezoeker(h.adres, h.simulatoren) for _ in KIJKERS]
        indieners = [Bezoeker(h.adres, h.simulatoren) for _ in INDIENERS]
        medewerkers = [Bezoeker(h.adres, h.simulatoren) for _ in MEDEWERKERS]
        for client, bsn in zip((*kijkers, *indieners), KIJKERS + INDIENERS, strict=True):
            client.log_in(bsn)
        for medewerker, naam in zip(medewerkers, MEDEWERKERS, strict=True):
            medewerker.log_in_als(naam)
        alle: dict[int, dict[str, Uitslag]] = {}
        er, ronde = 0, Ronde(h, kijkers, indieners, medewerkers)
        for maat in map(int, args.maten.split(",")):
            print(f"vullen tot {maat}:", h.vul(maat - er), flush=True)
            er = maat
            ronde.ververs()
            alle[maat] = ronde.meet()
            toon(maat, alle[maat], {p.naam: p.grens for p in ronde.proeven()})
            print(
                f"\nDe werker was {h.wacht_op_werker():.0f} s later klaar met wat de indieningen meebrachten.",
                flush=True,
            )
        if len(alle) > 1:
            toon_groei(alle)
        toon_geheugen(h)
        if not args.zonder_zoeken:
            print("\n### Zoeken\n", flush=True)
            subprocess.run(
                [sys.executable, str(CHECKOUT / "bench" / "zoeken.py")], env=h.omgeving, check=True
            )


if __name__ == "__main__":
    main()
