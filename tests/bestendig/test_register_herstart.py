"""PostgreSQL goes away under load and comes back: calls fail clearly meanwhile, and then all works again with the same processes of ours."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from demonstratie.database import IngebouwdeDatabase
from eenloket.verbinding.zgw.notificaties.tests.ontvanger import ontvanger
from tests.verhalen.huis import Huis

from .conftest import LANG
from .register import EIO, Catalogus, Toepassing, abonnee, wacht_tot
from .slopen import kandidaten, toezicht

WEG, CLIENTEN = (90.0 if LANG else 9.0), 6
HOOGSTENS = 15.0
"""Seconds that a call may wait for a database that isn't there: less than any client's patience."""


@contextmanager
def zonder_toezicht(huis: Huis) -> Iterator[None]:
    """The demonstration's supervisor would start the database again at once; where the product runs nobody does."""
    os.kill(toezicht(huis), signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(toezicht(huis), signal.SIGCONT)


def _onze(huis: Huis) -> list[int]:
    return sorted(p.pid for deel in ("web", "webwerker", "werker") for p in kandidaten(huis, deel))


def test_de_database_gaat_weg_en_komt_terug(huis: Huis, toepassing: Toepassing, catalogus: Catalogus) -> None:
    w, c = Toepassing(huis, toepassing.client_id), catalogus
    database, klaar = IngebouwdeDatabase(huis.map / "database"), threading.Event()
    fase, slot = ["voor"], threading.Lock()
    status: dict[str, Counter[int]] = {naam: Counter() for naam in ("voor", "weg", "na")}
    traagste: Counter[str] = Counter()
    vreemd: list[tuple[int, str, str]] = []

    def belast(nummer: int) -> None:
        vragen = (
            ("GET", "zaken/zaken", None), ("POST", "zaken/zaken", c.zaak()), ("GET", c.zaaktype, None), ("GET", f"{EIO}?pageSize=5", None),
            ("POST", EIO, c.document()), ("GET", "autorisaties/applicaties", None), ("POST", "zaken/zaken/_zoek", {"zaaktype__in": [c.zaaktype]}),
        )  # fmt: skip
        while not klaar.is_set():
            nummer += 1
            begonnen, tijd = fase[0], time.monotonic()
            antwoord = w.vraag(*vragen[nummer % len(vragen)])
            duur = time.monotonic() - tijd
            goed = antwoord.is_success or (
                antwoord.status_code == 503
                and antwoord.headers["Content-Type"] == "application/problem+json"
                and antwoord.json()["code"]
                in ("service_unavailable", *(["outcome_unknown"] if begonnen == "voor" else []))
            )
            with slot:
                status[begonnen][antwoord.status_code] += 1
                traagste[begonnen] = max(traagste[begonnen], int(duur * 1000))
                if not goed:
                    vreemd.append((antwoord.status_code, str(antwoord.url), antwoord.text[:300]))

    with (
        ontvanger() as post,
        abonnee(w, post.adres, "zaken"),
        ThreadPoolExecutor(CLIENTEN) as draden,
        zonder_toezicht(huis),
    ):
        lopend = [draden.submit(belast, n) for n in range(CLIENTEN)]
        try:
            onze = _onze(huis)
            wacht_tot(lambda: sum(status["voor"].values()) > 40, 60, "verzoeken vooraf")
            database.stop()
            try:
                fase[0] = "weg"
                time.sleep(WEG)
            finally:
                database.start()
            fase[0] = "terug"
            status["terug"] = Counter()
            hersteld = wacht_tot(lambda: status["terug"][200] > 10 and status["terug"][201] > 5, 60, "antwoord na herstel")  # fmt: skip
            fase[0] = "na"
            wacht_tot(lambda: sum(status["na"].values()) > 60, 60, "verzoeken achteraf")
        finally:
            klaar.set()
            for draad in lopend:
                draad.result()
        zaak = w.post("zaken/zaken", c.zaak())["url"]
        verteld = wacht_tot(
            lambda: zaak in [b["resourceUrl"] for b in list(post.berichten)], 90, "notificatie na herstel"
        )
        assert _onze(huis) == onze, "nothing of ours was started again"
    print(
        f"\nzonder database: {dict(status['weg'])}, traagste antwoord {traagste['weg'] / 1000:.1f} s;"
        f" alles weer goed na {hersteld:.1f} s, notificatie na {verteld:.1f} s"
    )
    assert vreemd == []
    assert set(status["voor"]) <= {200, 201, 503}  # those under way when it went
    assert status["weg"][503] > 5
    assert status["weg"][200] + status["weg"][201] <= CLIENTEN
    assert set(status["na"]) <= {200, 201}
    assert traagste["weg"] / 1000 < HOOGSTENS


def test_het_register_herstelt_van_steeds_een_nieuwe_herstart(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    """Three restarts in a row, with work in between: what was made before stands, what comes after works at once."""
    w, c = Toepassing(huis, toepassing.client_id), catalogus
    database = IngebouwdeDatabase(huis.map / "database")
    gemaakt: list[str] = []
    with zonder_toezicht(huis):
        onze = _onze(huis)
        for _ronde in range(3):
            gemaakt.append(w.post("zaken/zaken", c.zaak())["url"])
            database.stop()
            database.start()
            wacht_tot(lambda: w.vraag("GET", gemaakt[-1]).status_code == 200, 30, "antwoord na herstart")
        assert _onze(huis) == onze
    for url in gemaakt:
        assert w.get(url)["url"] == url
