"""A worker is killed in the middle of a call to a subscriber: the next one takes over in seconds, and calls again."""

import random

from eenloket.verbinding.zgw.notificaties.tests.ontvanger import ontvanger
from tests.verhalen.huis import Huis

from .register import Catalogus, Toepassing, abonnee, wacht_tot
from .slopen import sla_neer

HOOGSTENS = 30.0
"""Seconds: starting a worker and the end of a claim, on a machine that has more to do."""


def test_een_gedode_werker_houdt_een_bezorging_seconden_op(
    huis: Huis, toepassing: Toepassing, catalogus: Catalogus
) -> None:
    with ontvanger() as post, abonnee(toepassing, post.adres, "zaken"):
        post.traag = 9.0
        zaak = toepassing.post("zaken/zaken", catalogus.zaak())["url"]
        wacht_tot(lambda: post.begonnen == 1, 60, "de eerste poging")
        assert sla_neer(huis, "werker", random.Random(1))
        post.traag = 0.0
        duur = wacht_tot(lambda: post.begonnen >= 2, 120, "de tweede poging")
        wacht_tot(lambda: bool(post.berichten), 60, "het bericht")
    print(f"\nna de dood van een werker ging zijn bezorging {duur:.1f} s later opnieuw")
    assert {b["resourceUrl"] for b in post.berichten} == {zaak}
    assert duur < HOOGSTENS
