"""Deliveries and received messages don't stay for ever."""

import datetime as dt
import itertools
import uuid
from typing import Any

import pytest
import time_machine

from eenloket.kern.klok import nu
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Abonnement, Bezorging, Ontvangen
from eenloket.verbinding.zgw.notificaties import opruimen

pytestmark = pytest.mark.django_db
_teller = itertools.count(1)


def _id(dagen: float) -> uuid.UUID:
    """As an id of so many days ago."""
    moment = nu() - dt.timedelta(days=dagen)
    return uuid.UUID(int=(int(moment.timestamp() * 1000) << 80) + (7 << 76) + next(_teller))


@time_machine.travel("2026-11-20 03:20:00+01:00", tick=False)
def test_wat_oud_is_gaat_weg_en_wat_wacht_blijft(monkeypatch: Any) -> None:
    monkeypatch.setattr(opruimen, "STAPEL", 2)
    organisatie = maak_organisatie()
    abonnement = Abonnement.objects.create(
        organisatie=organisatie, callback_url="http://x.example/", auth="x"
    )
    bewaard = {
        (stand, dagen): Bezorging.objects.create(
            id=_id(dagen), abonnement=abonnement, bericht={}, hoofd="x", stand=stand, volgende=nu()
        ).id
        for stand in ("wacht", "bezorgd", "dood")
        for dagen in (0, 6.9, 7.1, 8, 9, 89, 91)
    }
    for n, dagen in enumerate((0, 29, 31)):
        Ontvangen.objects.create(
            id=_id(dagen), organisatie=organisatie, kanaal="zaken", bericht={}, vingerafdruk=str(n)
        )
    assert opruimen.ruim_op() == 5 + 1 + 1
    over = {sleutel for sleutel, id_ in bewaard.items() if Bezorging.objects.filter(id=id_).exists()}
    assert over == {s for s in bewaard if s[0] == "wacht" or s[1] < (7 if s[0] == "bezorgd" else 90)}
    assert Ontvangen.objects.count() == 2
    assert opruimen.ruim_op() == 0
