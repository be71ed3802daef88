"""Subscriptions, cases to tell of, and a worker that delivers."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Q

from eenloket.kern.audit.models import Auditregel
from eenloket.verbinding.zgw.models import Volgpunt
from eenloket.verbinding.zgw.notificaties import bezorgen
from eenloket.verbinding.zgw.notificaties.volgen import volg
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant


@contextmanager
def bezorger() -> Iterator[None]:
    gestopt = threading.Event()
    draad = threading.Thread(target=bezorgen.Bezorger(gestopt).loop)
    draad.start()
    try:
        yield
    finally:
        gestopt.set()
        draad.join(20)


def wacht_tot(waar: Callable[[], bool], seconden: float = 60) -> None:
    einde = time.monotonic() + seconden
    while not waar():
        assert time.monotonic() < einde, "duurde te lang"
        time.sleep(0.02)


def volg_alles() -> None:
    """Until every line of the trail is followed; transactions of other tests in the same server may hold it up for a moment."""

    def bij() -> bool:
        volg()
        punt = Volgpunt.objects.get()
        later = Auditregel.objects.filter(hoofd__isnull=False).filter(
            Q(xid__gt=punt.xid) | Q(xid=punt.xid, id__gt=punt.regel)
        )
        return not later.exists()

    wacht_tot(bij, 60)


def neem_abonnement(klant: Klant, adres: str, kanaal: str = "zaken", **filters: str) -> Any:
    lichaam = {
        "callbackUrl": adres,
        "auth": "Bearer geheim",
        "kanalen": [{"naam": kanaal, "filters": filters}],
    }
    return klant.post("notificaties/abonnement", lichaam)


def nieuwe_zaak(klant: Klant, soort: object) -> Any:
    return klant.post(
        "zaken/zaken",
        {
            "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{soort}",
            "bronorganisatie": "517439943",
            "verantwoordelijkeOrganisatie": "517439943",
            "startdatum": "2026-11-01",
        },
    )
