"""Delivering: at least once, in order per case, only where we may come, and nobody waits for anybody."""

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from eenloket.kern import sql
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.verbinding.tests.luisteraar import luisteraar, twee_aan_een_poort
from eenloket.verbinding.tests.naamserver import Naamserver
from eenloket.verbinding.zgw.models import Abonnement, Applicatie, Autorisatie, Bezorging
from eenloket.verbinding.zgw.notificaties import bezorgen, claims
from eenloket.verbinding.zgw.notificaties.acties import GeenOntvanger, stuur_opnieuw
from eenloket.verbinding.zgw.tests.klant import Klant
from eenloket.verbinding.zgw.toegang import rechten
from eenloket.verbinding.zgw.toegang.acties import (
    bewaar_applicatie,
    geef_client_uit,
    trek_client_in,
    verwijder_applicatie,
)

from .bouwers import bezorger, neem_abonnement, nieuwe_zaak, volg_alles, wacht_tot
from .ontvanger import Ontvanger, ontvanger

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("volgpunt")]


def test_een_adres_dat_na_het_abonneren_naar_binnen_wijst(
    klant: Klant, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was checked when somebody subscribed says nothing of where the name points when we deliver."""
    namen = Naamserver(monkeypatch)
    settings.ZGW_CALLBACKS = ["127.0.0.2"]
    with twee_aan_een_poort("127.0.0.2", "127.0.0.1") as (buiten, binnen):
        buiten.sluit = True
        namen.zet("abonnee.example", "127.0.0.2", "127.0.0.2", "127.0.0.1")
        neem_abonnement(klant, f"http://abonnee.example:{buiten.poort}/")
        maak_zaak()
        volg_alles()
        eerste, tweede = Bezorging.objects.order_by("id")[:2]
        with bezorgen.nieuwe_verbinding() as http:
            assert bezorgen.bezorg(eerste, http).gelukt
            assert not bezorgen.bezorg(tweede, http).gelukt
        tweede.refresh_from_db()
        assert (tweede.stand, tweede.fout) == ("wacht", "adres niet toegestaan")
        assert (len(buiten.paden), binnen.lijnen) == (1, 0)


def test_bezorgingen_na_elkaar_gaan_over_een_verbinding(klant: Klant, settings: Any) -> None:
    with luisteraar() as abonnee:
        neem_abonnement(klant, f"http://127.0.0.1:{abonnee.poort}/")
        maak_zaak()
        maak_zaak()
        volg_alles()
        rijen = list(Bezorging.objects.select_related("abonnement").order_by("id"))
        assert len(rijen) > 2
        with bezorgen.nieuwe_verbinding() as http:
            assert all(bezorgen.bezorg(rij, http).gelukt for rij in rijen)
        assert (len(abonnee.paden), abonnee.lijnen) == (len(rijen), 1)


def _zonder_applicatie(klant: Klant) -> None:
    verwijder_applicatie(Applicatie.objects.get(client_ids=[klant.client_id]), door=DOOR)


def _zonder_scope(klant: Klant) -> None:
    autorisaties = [Autorisatie(component="nrc", scopes=["notificaties.publiceren"])]
    bewaar_applicatie(
        Applicatie.objects.get(client_ids=[klant.client_id]), autorisaties, alles=False, door=DOOR
    )


def _zonder_client(klant: Klant) -> None:
    trek_client_in(maak_organisatie().id, [klant.client_id], door=DOOR)


def _van_een_ander(klant: Klant) -> None:
    """The same client id, now of another organisation that gave it all rights."""
    _zonder_client(klant)
    geef_client_uit(maak_organisatie("elders"), klant.client_id, alle_rechten=True, door=DOOR)


@pytest.mark.parametrize("ontneem", [_zonder_applicatie, _zonder_scope, _zonder_client, _van_een_ander])
def test_wat_wacht_gaat_niet_meer_weg_als_het_recht_weg_is(
    klant: Klant, abonnee: Ontvanger, ontneem: Callable[[Klant], None]
) -> None:
    """Nor what was claimed, nor what would be tried much later: it's laid aside. Who has the right or needs none gets his."""
    neem_abonnement(klant, abonnee.adres)
    abonnement = Abonnement.objects.get()
    maak_zaak()
    maak_zaak()
    with ontvanger() as ander:
        zelf = Abonnement.objects.create(
            organisatie=maak_organisatie(), callback_url=ander.adres, auth="x", kanalen=[{"naam": "zaken"}]
        )
        volg_alles()
        geclaimd = bezorgen.claim(abonnement.id, 1)
        assert geclaimd
        later = Bezorging.objects.filter(abonnement=abonnement).exclude(id=geclaimd[0].id)
        assert later.update(volgende=timezone.now() + dt.timedelta(hours=8)) > 0
        ontneem(klant)
        with bezorgen.nieuwe_verbinding() as http:
            assert bezorgen.bezorg(geclaimd[0], http).fout == bezorgen.GEEN_RECHT
        with bezorger():
            wacht_tot(lambda: not Bezorging.objects.filter(stand="wacht").exists())
        assert abonnee.berichten == []
        assert set(Bezorging.objects.filter(abonnement=zelf).values_list("stand", flat=True)) == {"bezorgd"}
    gelegd = Bezorging.objects.filter(abonnement=abonnement)
    assert set(gelegd.values_list("stand", "fout", "pogingen")) == {("dood", "geen recht", 0)}


def test_wat_weggelegd_is_kan_opnieuw_als_het_recht_terug_is(klant: Klant, abonnee: Ontvanger) -> None:
    neem_abonnement(klant, abonnee.adres)
    abonnement = Abonnement.objects.get()
    maak_zaak()
    volg_alles()
    _zonder_scope(klant)
    (rij,) = bezorgen.claim(abonnement.id, 1)
    with bezorgen.nieuwe_verbinding() as http:
        bezorgen.bezorg(rij, http)
        with pytest.raises(GeenOntvanger):
            stuur_opnieuw(abonnement, [rij.id], door=DOOR)
        bewaar_applicatie(Applicatie.objects.get(client_ids=[klant.client_id]), [], alles=True, door=DOOR)
        assert stuur_opnieuw(abonnement, [rij.id], door=DOOR) == 1
        assert bezorgen.bezorg(rij, http).gelukt
    assert len(abonnee.berichten) == 1


def test_een_abonnee_die_hangt_houdt_een_ander_niet_op(klant: Klant, abonnee: Ontvanger) -> None:
    with ontvanger() as hanger:
        hanger.traag = 8
        neem_abonnement(klant, hanger.adres)
        neem_abonnement(klant, abonnee.adres)
        soort = maak_zaak().zaaktype_id
        for _ in range(8):
            nieuwe_zaak(klant, soort)
        with bezorger():
            wacht_tot(lambda: abonnee.acties().count("zaak.create") == 9)
            assert not hanger.berichten, "the other one was served while this one hung"


def test_een_antwoord_zonder_einde_houdt_niets_op(klant: Klant, abonnee: Ontvanger) -> None:
    """The status counts; what a subscriber goes on to say isn't kept in memory, nor waited for."""
    abonnee.status, abonnee.eindeloos = 200, True
    neem_abonnement(klant, abonnee.adres)
    maak_zaak()
    with bezorger():
        wacht_tot(
            lambda: not Bezorging.objects.exclude(stand="bezorgd").exists() and Bezorging.objects.exists()
        )
        assert "zaak.create" in abonnee.acties()
        assert set(Bezorging.objects.values_list("pogingen", flat=True)) == {1}
    abonnee.eindeloos = False


def test_per_zaak_op_volgorde_en_een_die_mislukt_houdt_die_zaak_op(
    klant: Klant, abonnee: Ontvanger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bezorgen, "PAUZES", (0.2,) * 10)
    neem_abonnement(klant, abonnee.adres)
    abonnee.status = 500
    zaak = maak_zaak()
    for stap in ("behandelen", "besluiten"):
        zaken.zet_status(zaak, stap, door=DOOR)
    with bezorger():
        wacht_tot(lambda: Bezorging.objects.filter(pogingen__gte=2).exists())
        assert (
            Bezorging.objects.exclude(pogingen=0).values("hoofd").distinct().count()
            == Bezorging.objects.exclude(pogingen=0).count()
        )
        abonnee.status = 200
        wacht_tot(lambda: abonnee.acties().count("status.create") == 3)
    assert abonnee.acties()[0] == "zaak.create"
    momenten = [b["aanmaakdatum"] for b in abonnee.berichten]
    assert momenten == sorted(momenten)


def test_na_een_dag_is_een_bezorging_dood_en_kan_opnieuw(klant: Klant, abonnee: Ontvanger) -> None:
    assert sum(bezorgen.PAUZES) >= 23 * 3600
    neem_abonnement(klant, "http://127.0.0.1:9/")
    maak_zaak()
    volg_alles()
    assert Bezorging.objects.exists()
    with bezorgen.nieuwe_verbinding() as http:
        rij = Bezorging.objects.order_by("id").first()
        assert rij is not None
        for _ in range(len(bezorgen.PAUZES) + 1):
            assert not bezorgen.bezorg(rij, http).gelukt
        rij.refresh_from_db()
        assert (rij.stand, rij.fout) == ("dood", "ConnectError")
        assert rij not in bezorgen.claim(rij.abonnement_id, 10)
        Abonnement.objects.update(callback_url=abonnee.adres)
        assert stuur_opnieuw(rij.abonnement, [rij.id], door=DOOR) == 1
        rij.refresh_from_db()
        assert bezorgen.bezorg(rij, http).gelukt
    assert len(abonnee.berichten) == 1


def test_een_werker_die_omvalt_laat_zijn_bezorging_aan_een_ander(klant: Klant) -> None:
    neem_abonnement(klant, "http://127.0.0.1:9/")
    maak_zaak()
    volg_alles()
    (abonnement,) = bezorgen.wachtenden()
    begin = time.monotonic()
    eerste = bezorgen.claim(abonnement, 10)
    assert eerste
    assert not bezorgen.claim(abonnement, 10)
    geclaimd = Bezorging.objects.filter(id__in=[rij.id for rij in eerste])
    wacht_tot(lambda: geclaimd.filter(volgende__lte=Now()).exists())
    assert time.monotonic() - begin >= claims.PACHT - 0.5
    assert not bezorgen.claim(abonnement, 10, [rij.id for rij in eerste]), (
        "who has it in hand doesn't take it"
    )
    assert bezorgen.claim(abonnement, 10) == eerste


def test_twee_werkers_bezorgen_nooit_tegelijk_hetzelfde(klant: Klant, abonnee: Ontvanger) -> None:
    """A call may last longer than a claim: that is prolonged, and the other worker leaves it alone."""
    abonnee.traag = claims.PACHT + 3.0
    assert abonnee.traag < 10.0, "less than a call may last"
    neem_abonnement(klant, abonnee.adres)
    soort = maak_zaak().zaaktype_id
    volg_alles()
    Bezorging.objects.all().delete()
    nieuwe_zaak(klant, soort)
    with bezorger(), bezorger():
        wacht_tot(lambda: bool(abonnee.berichten))
        abonnee.traag = 0.0
        wacht_tot(lambda: not Bezorging.objects.filter(stand="wacht").exists())
    assert abonnee.begonnen == len(abonnee.berichten) == Bezorging.objects.filter(stand="bezorgd").count()
    assert set(Bezorging.objects.values_list("pogingen", flat=True)) == {1}


def test_verlengen_maakt_geen_pauze_korter_en_haalt_niets_terug(klant: Klant) -> None:
    """A call may end, and get its pause or its success, while its claim is being prolonged."""
    neem_abonnement(klant, "http://127.0.0.1:9/")
    maak_zaak()
    maak_zaak()
    volg_alles()
    (abonnement,) = bezorgen.wachtenden()
    mislukt, gelukt = bezorgen.claim(abonnement, 2)
    straks = timezone.now() + dt.timedelta(seconds=60)
    Bezorging.objects.filter(id=mislukt.id).update(volgende=straks)
    Bezorging.objects.filter(id=gelukt.id).update(stand="bezorgd", volgende=timezone.now())
    claims.verleng([mislukt.id, gelukt.id])
    mislukt.refresh_from_db()
    gelukt.refresh_from_db()
    assert mislukt.volgende == straks
    assert gelukt.volgende <= timezone.now()
    assert min(bezorgen.PAUZES) >= claims.PACHT


def test_een_hangende_abonnee_houdt_geen_verbinding_met_de_database_bezet(
    klant: Klant, abonnee: Ontvanger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechten._bekend, "seconden", -1.0)  # rights are looked up before each call
    abonnee.traag = 6.0
    neem_abonnement(klant, abonnee.adres)
    for _ in range(bezorgen.GELIJKTIJDIG):
        maak_zaak()
    volg_alles()

    def verbindingen() -> int:
        return int(
            sql.rijen("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()", {})[0][0]
        )

    voor = verbindingen()
    with bezorger():
        wacht_tot(lambda: abonnee.begonnen >= bezorgen.GELIJKTIJDIG)
        wacht_tot(lambda: verbindingen() <= voor + 1 or bool(abonnee.berichten))
        assert not abonnee.berichten
