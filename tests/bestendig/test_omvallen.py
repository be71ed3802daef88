"""Web, worker and database are killed at random moments while clients submit: what was acknowledged is whole, and there once.

A short storm belongs to every run; `make storm` makes it two hundred submissions and waits until everything is at the partners.
"""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg

from tests.verhalen.huis import Huis

from .conftest import LANG
from .klant import Klant, eenvoudig
from .slopen import DOELEN, sla_neer

ZAAD = 20261123
TUSSEN = (2, 4) if LANG else (1, 3)
"""Submissions between two kills."""
CLIENTEN = ("999990019", "999990093", "999990184", "999990366")
MINSTENS = 50 if LANG else 4
"""Submissions per client; they go on until everything was killed at least once ..."""
HOOGSTENS = 4 * MINSTENS
"""... which never takes this many."""
ALTIJD = 3  # change of address, water authority, water and energy


class Sloper(threading.Thread):
    """Kills something at a random moment during every few submissions, so that the work between two kills can get done."""

    def __init__(self, huis: Huis, bevestigd: dict[str, int]) -> None:
        super().__init__(daemon=True)
        self.huis, self.bevestigd, self.kies, self.klaar = (
            huis,
            bevestigd,
            random.Random(ZAAD),
            threading.Event(),
        )
        self.gedood: Counter[str] = Counter()

    @property
    def alles_gehad(self) -> bool:
        return set(self.gedood) == set(DOELEN)

    def run(self) -> None:
        volgende = 0
        while not self.klaar.wait(self.kies.uniform(0.1, 1.5)):
            if len(self.bevestigd) < volgende:
                continue
            nog = [doel for doel in DOELEN if doel not in self.gedood]  # each at least once
            doel = nog[0] if nog else self.kies.choice(DOELEN)
            if sla_neer(self.huis, doel, self.kies):
                self.gedood[doel] += 1
                volgende = len(self.bevestigd) + self.kies.randint(*TUSSEN)


def test_wat_bevestigd_is_is_er_helemaal_en_een_keer(huis: Huis) -> None:
    voor = {str(r[0]) for r in huis.sql("SELECT nummer FROM aanvragen_aanvraag WHERE staat <> 'concept'")}
    bevestigd: dict[str, int] = {}
    slot, sloper = threading.Lock(), Sloper(huis, bevestigd)
    herkansingen = Counter[str]()

    def werk(bsn: str) -> int:
        """Returns how often this client submitted."""
        kies = random.Random(f"{ZAAD}{bsn}")
        with Klant(huis, geduld=90) as klant:
            klant.log_in(bsn)
            binnen.wait()  # a way back from the broker counts once: whoever loses its answer logs in again
            beurt = 0
            while beurt < MINSTENS or (beurt < HOOGSTENS and not sloper.alles_gehad):
                keuze = {
                    naam: kies.random() < 0.5 for naam in ("heeft_auto", "heeft_hond", "container_ontbreekt")
                }
                id_ = klant.begin()
                ja_nee = {naam: "ja" if waar else "nee" for naam, waar in keuze.items()}
                klant.vul_in(id_, eenvoudig(2 + 2 * beurt % 20, f"klant{bsn[-3:]}@example.org", **ja_nee))
                nummer = klant.dien_in(id_)
                with slot:
                    bevestigd[nummer] = ALTIJD + sum(keuze.values())
                beurt += 1
            herkansingen[bsn] = klant.herkansingen
            return beurt

    binnen = threading.Barrier(len(CLIENTEN) + 1)
    with ThreadPoolExecutor(len(CLIENTEN)) as draden:
        lopend = [draden.submit(werk, bsn) for bsn in CLIENTEN]
        binnen.wait(60)
        begin = time.monotonic()
        sloper.start()
        ingediend = [draad.result() for draad in lopend]
    sloper.klaar.set()
    sloper.join()
    duur = time.monotonic() - begin
    print(
        f"\n{len(bevestigd)} keer ingediend in {duur:.0f} s; gedood: {sum(sloper.gedood.values())} {dict(sloper.gedood)};"
        f" opnieuw gevraagd: {sum(herkansingen.values())}"
    )
    assert sloper.alles_gehad, sloper.gedood
    assert len(bevestigd) == sum(ingediend), "every client got an own number for each"
    _meteen_heel(huis, bevestigd, voor)
    _wacht_op_rust(huis)
    _verwerkt(huis, bevestigd)


def _sql(huis: Huis, vraag: str, *waarden: object) -> list[tuple[object, ...]]:
    """The database may be on its way back."""
    for _ in range(120):
        try:
            return huis.sql(vraag, *waarden)
        except psycopg.OperationalError as fout:
            laatste = fout
            time.sleep(0.5)
    logboek = (huis.map / "database" / "log").read_text()[-1500:]
    uitvoer = (huis.map / "uitvoer.txt").read_text()[-800:]
    raise AssertionError(
        f"de database komt niet terug: {laatste}; toezicht {huis.proces.poll()}\n{uitvoer}\n{logboek}"
    )


_OPEN = """
SELECT task_name, status, count(*) FROM procrastinate_jobs
WHERE status IN ('todo', 'doing') AND queue_name <> 'onderhoud' AND task_name NOT LIKE '%%wachtende' AND (scheduled_at IS NULL OR scheduled_at < now() + interval '3 minutes')
GROUP BY 1, 2
"""
_PLAN = """
SELECT count(*) FROM aanvragen_knoop k JOIN aanvragen_aanvraag a ON a.id = k.aanvraag_id
WHERE k.staat = 'straks' AND EXISTS (SELECT 1 FROM aanvragen_knoop v WHERE v.aanvraag_id = a.id AND v.dienst = 'adreswijziging' AND v.staat = 'toegekend')
"""


_WAAROM = """
SELECT j.status, j.attempts, j.scheduled_at, j.args->>'abonnee', u.soort, j.lock, j.worker_id FROM procrastinate_jobs j
LEFT JOIN gebeurtenissen_uitgaand u ON u.id = (j.args->>'uitgaand')::uuid WHERE j.status IN ('todo', 'doing') ORDER BY j.id LIMIT 20
"""


def _klachten(huis: Huis) -> str:
    regels = (huis.map / "log" / "werker.log").read_text().splitlines()
    return "\n".join([r[:600] for r in regels if '"error"' in r and "bezorg" in r][-3:])


_WACHT = "SELECT count(*) FROM partners_overdracht WHERE staat = 'wacht'"
_ZONDER_POGING = f"{_WACHT} AND volgende_poging IS NULL"
"""A delivery that was cut off is tried again after five minutes: in the short storm it is enough that it will be."""


def _wacht_op_rust(huis: Huis, seconden: float = 900 if LANG else 300) -> None:
    """Until every job is done, the hand-overs are at the partners and no started plan stands still."""
    begin = time.monotonic()
    while True:
        jobs = _sql(huis, _OPEN)
        wacht = _sql(huis, _WACHT if LANG else _ZONDER_POGING)[0][0]
        stil = _sql(huis, _PLAN)[0][0]
        if not jobs and not wacht and not stil:
            print(f"na {time.monotonic() - begin:.0f} s was alles verwerkt")
            return
        if time.monotonic() - begin > seconden:
            raise AssertionError(
                f"na {seconden} s nog bezig: {jobs}, {wacht} overdrachten, {stil} knopen\n{_sql(huis, _WAAROM)}\n{_klachten(huis)}"
            )
        time.sleep(1)


def _meteen_heel(huis: Huis, bevestigd: dict[str, int], voor: set[str]) -> None:
    """At once, whatever was killed: one request, a case per service, one contact, one event and one audit line."""
    rijen = {
        str(r[0]): r[1:]
        for r in _sql(
            huis,
            """
            SELECT a.nummer, count(*),
              (SELECT count(*) FROM aanvragen_knoop k WHERE k.aanvraag_id = a.id),
              (SELECT count(DISTINCT k.zaak_id) FROM aanvragen_knoop k WHERE k.aanvraag_id = a.id),
              (SELECT count(*) FROM klanten_klantcontact c WHERE c.aanvraag_id = a.id AND c.richting = 'in'),
              (SELECT count(*) FROM gebeurtenissen_uitgaand g WHERE g.soort = 'aanvraag.ingediend' AND g.inhoud->>'aanvraag_id' = a.id::text),
              (SELECT count(*) FROM audit_auditregel r WHERE r.tabel = 'aanvragen_aanvraag' AND r.rij = a.id::text AND r.reden = 'aanvraag.indienen')
            FROM aanvragen_aanvraag a WHERE a.staat <> 'concept' GROUP BY a.id
            """,
        )
        if r[0] not in voor
    }
    assert set(rijen) == set(bevestigd), (
        "a request that nobody was told of, or one that was told of and isn't there"
    )
    anders = {nummer: rijen[nummer] for nummer, n in bevestigd.items() if rijen[nummer] != (1, n, n, 1, 1, 1)}
    print(f"compleet: {len(bevestigd) - len(anders)} aanvragen met {sum(bevestigd.values())} zaken")
    assert anders == {}
    wees = "SELECT count(*) FROM zaken_zaak z WHERE NOT EXISTS (SELECT 1 FROM aanvragen_knoop k WHERE k.zaak_id = z.id)"
    assert _sql(huis, wees) == [(0,)]


def _verwerkt(huis: Huis, bevestigd: dict[str, int]) -> None:
    """What the worker did with it: every receipt sent, every move decided, nothing twice and nothing given up."""
    rijen = _sql(
        huis,
        """
        SELECT a.nummer,
          (SELECT count(*) FROM berichten_bericht b WHERE b.aanvraag_id = a.id AND b.soort = 'ontvangst'),
          (SELECT staat FROM aanvragen_knoop k WHERE k.aanvraag_id = a.id AND k.dienst = 'adreswijziging')
        FROM aanvragen_aanvraag a WHERE a.nummer = ANY(%s)
        """,
        list(bevestigd),
    )
    assert {r[1] for r in rijen} == {1}, [r for r in rijen if r[1] != 1]
    assert {r[2] for r in rijen} <= {"toegekend", "loopt"}, rijen  # "loopt": put aside for the sample
    for dubbel in (
        "SELECT zaak_id FROM partners_overdracht WHERE soort = 'opdracht' GROUP BY 1 HAVING count(*) > 1",
        "SELECT zaak_id FROM besluiten_besluit GROUP BY 1 HAVING count(*) > 1",
        "SELECT id FROM procrastinate_jobs WHERE status = 'failed' AND task_name = 'gebeurtenis.bezorg'",
    ):
        assert _sql(huis, dubbel) == [], dubbel
    beslist = sum(r[2] == "toegekend" for r in rijen)
    print(f"{beslist} adreswijzigingen vanzelf beslist, de rest in de steekproef")
    assert beslist >= len(rijen) * 0.6
