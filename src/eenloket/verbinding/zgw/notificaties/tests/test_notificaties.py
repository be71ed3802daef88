"""What changes is told: after commit, to who wants it and may have it, in the form that was asked."""

import threading
import time
from typing import Any

import pytest
from django.db import connection, transaction

from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.verbinding.zgw import bronnen  # noqa: F401  # every resource makes itself known
from eenloket.verbinding.zgw.bron import BRONNEN
from eenloket.verbinding.zgw.models import Abonnement, Applicatie, Autorisatie, Bezorging
from eenloket.verbinding.zgw.notificaties.soorten import TABELLEN
from eenloket.verbinding.zgw.notificaties.volgen import volg
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant
from eenloket.verbinding.zgw.toegang.acties import bewaar_applicatie, trek_client_in, verwijder_applicatie

from .bouwers import bezorger, neem_abonnement, nieuwe_zaak, volg_alles, wacht_tot
from .ontvanger import Ontvanger

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("volgpunt")]


def test_een_zaak_van_het_loket_en_een_van_de_api_worden_gemeld(klant: Klant, abonnee: Ontvanger) -> None:
    gemaakt = neem_abonnement(klant, abonnee.adres)
    assert "auth" not in gemaakt
    eigen = maak_zaak()
    zaken.zet_status(eigen, "behandelen", door=DOOR)
    ander = nieuwe_zaak(klant, eigen.zaaktype_id)
    with bezorger():
        wacht_tot(lambda: any(b["resourceUrl"].endswith(ander["uuid"]) for b in abonnee.berichten))
        wacht_tot(lambda: abonnee.acties().count("status.create") == 2)
    over_eigen = [b for b in abonnee.berichten if b["hoofdObject"].endswith(str(eigen.id))]
    assert over_eigen[0]["resource"] == "zaak"
    bericht = over_eigen[0]
    assert bericht["kanaal"] == "zaken"
    assert bericht["kenmerken"]["zaaktype"].endswith(str(eigen.zaaktype_id))
    assert bericht["kenmerken"]["vertrouwelijkheidaanduiding"] == "zaakvertrouwelijk"
    assert set(bericht["kenmerken"]) == {
        "bronorganisatie",
        "zaaktype",
        "zaaktype.catalogus",
        "vertrouwelijkheidaanduiding",
    }
    assert abonnee.koppen[0]["Authorization"] == "Bearer geheim"


def test_een_contact_over_een_zaak_wordt_gemeld(klant: Klant, abonnee: Ontvanger) -> None:
    """It stands in the one history of contacts; one about no case belongs to nothing that is told."""
    neem_abonnement(klant, abonnee.adres)
    zaak = maak_zaak()
    for zaak_id in (None, zaak.id):
        klanten.leg_contact_vast(
            zaak.organisatie_id, client=None, kanaal="telefoon", onderwerp="Vraag", door=DOOR, zaak_id=zaak_id
        )
    with bezorger():
        wacht_tot(lambda: "klantcontact.create" in abonnee.acties())
    assert Bezorging.objects.filter(bericht__resource="klantcontact").count() == 1


def test_elke_tabel_die_gemeld_wordt_is_die_van_haar_resource() -> None:
    for tabel, soort in TABELLEN.items():
        assert BRONNEN[soort.bron].model._meta.db_table == tabel


def test_wat_wordt_teruggedraaid_wordt_niet_gemeld(klant: Klant) -> None:
    neem_abonnement(klant, "http://127.0.0.1:9/")
    with transaction.atomic():
        maak_zaak()
        transaction.set_rollback(True)
    volg_alles()
    assert not Bezorging.objects.exists()


def test_een_lopende_transactie_met_een_eerder_nummer_wordt_niet_overgeslagen(klant: Klant) -> None:
    """The line of the transaction that commits last comes first in number; it must not be passed over."""
    neem_abonnement(klant, "http://127.0.0.1:9/")
    soort = maak_zaak().zaaktype_id
    volg_alles()
    geschreven, verder = threading.Event(), threading.Event()
    vroeg: list[str] = []

    def traag() -> None:
        try:
            with transaction.atomic():
                vroeg.append(str(maak_zaak().id))
                geschreven.set()
                verder.wait(20)
        finally:
            connection.close()

    draad = threading.Thread(target=traag)
    draad.start()
    try:
        assert geschreven.wait(20)
        laat = nieuwe_zaak(klant, soort)["url"]
        volg()
        assert not Bezorging.objects.filter(hoofd=laat).exists(), "the later one waits for the earlier one"
    finally:
        verder.set()
        draad.join()
    volg_alles()
    op_volgorde = list(
        Bezorging.objects.filter(bericht__resource="zaak").order_by("id").values_list("hoofd", flat=True)
    )[-2:]
    assert [hoofd.rpartition("/")[2] for hoofd in op_volgorde] == [vroeg[0], laat.rpartition("/")[2]]


def test_filters_laten_alleen_door_wat_gevraagd_is(klant: Klant, abonnee: Ontvanger) -> None:
    neem_abonnement(klant, abonnee.adres, bronorganisatie="517439943", zaaktype="*")
    soort = maak_zaak().zaaktype_id
    ander = nieuwe_zaak(klant, soort)
    with bezorger():
        wacht_tot(lambda: bool(abonnee.berichten))
    assert {b["hoofdObject"].rpartition("/")[2] for b in abonnee.berichten} == {ander["uuid"]}


def test_wie_geen_recht_meer_heeft_krijgt_niets_meer(klant: Klant) -> None:
    """A subscription doesn't outlive the right to take one, nor the client; one that the operator made has no client."""
    neem_abonnement(klant, "http://127.0.0.1:9/")
    zelf = Abonnement.objects.create(
        organisatie=maak_organisatie(), callback_url="http://127.0.0.1:9/", auth="x", kanalen=[{"naam": "zaken"}]
    )  # fmt: skip
    maak_zaak()
    volg_alles()
    er_waren = Bezorging.objects.exclude(abonnement=zelf).count()
    assert er_waren
    for ontneem in (
        lambda: verwijder_applicatie(Applicatie.objects.get(client_ids=[klant.client_id]), door=DOOR),
        lambda: trek_client_in(zelf.organisatie_id, [klant.client_id], door=DOOR),
    ):
        eerder = Bezorging.objects.filter(abonnement=zelf).count()
        ontneem()
        maak_zaak()
        volg_alles()
        assert Bezorging.objects.exclude(abonnement=zelf).count() == er_waren
        assert Bezorging.objects.filter(abonnement=zelf).count() > eerder


def test_een_bericht_verraadt_niets_aan_wie_de_zaak_niet_mag_lezen(klant: Klant, abonnee: Ontvanger) -> None:
    """The standard routes by filters, not by rights: a message is poor in information, and what it points to is shut."""
    vreemd = maak_klant(maak_organisatie(), "vreemd", alle_rechten=False)
    bewaar_applicatie(
        Applicatie(organisatie=maak_organisatie(), client_ids=["vreemd"], label="vreemd"),
        [Autorisatie(component="nrc", scopes=["notificaties.consumeren"])],
        alles=False,
        door=DOOR,
    )
    neem_abonnement(vreemd, abonnee.adres)
    zaak = nieuwe_zaak(klant, maak_zaak().zaaktype_id)
    with bezorger():
        wacht_tot(lambda: zaak["url"] in [b["resourceUrl"] for b in abonnee.berichten])
    [bericht] = [b for b in abonnee.berichten if b["resourceUrl"] == zaak["url"]]
    assert set(bericht["kenmerken"]) == {
        "bronorganisatie",
        "zaaktype",
        "vertrouwelijkheidaanduiding",
        "zaaktype.catalogus",
    }
    vreemd.get(bericht["resourceUrl"], status=403)
    vreemd.get("zaken/zaken", status=403)


def test_als_cloudevent(klant: Klant, abonnee: Ontvanger) -> None:
    neem_abonnement(klant, abonnee.adres)
    Abonnement.objects.update(vorm=Abonnement.Vorm.CLOUDEVENTS)
    zaak = maak_zaak()
    with bezorger():
        wacht_tot(lambda: bool(abonnee.berichten))
    bericht = abonnee.berichten[0]
    assert abonnee.koppen[0]["Content-Type"] == "application/cloudevents+json"
    assert (bericht["specversion"], bericht["type"]) == ("1.0", "nl.zgw.zaken.zaak.aangemaakt")
    assert (bericht["subject"], bericht["data"]["kanaal"]) == (str(zaak.id), "zaken")


def test_binnen_een_seconde(klant: Klant, abonnee: Ontvanger) -> None:
    """Measured in bench-zgw; here only that nothing waits for a clock that ticks in minutes."""
    neem_abonnement(klant, abonnee.adres)
    soort = maak_zaak().zaaktype_id
    with bezorger():
        wacht_tot(lambda: bool(abonnee.berichten))
        aantal, begin = len(abonnee.berichten), time.monotonic()
        nieuwe_zaak(klant, soort)
        wacht_tot(lambda: len(abonnee.berichten) > aantal)
        assert time.monotonic() - begin < 10


class TestAbonneren:
    def test_kanalen_van_ons_en_van_een_ander(self, klant: Klant) -> None:
        namen = [k["naam"] for k in klant.get("notificaties/kanaal")]
        assert {"zaken", "documenten", "besluiten", "zaaktypen"} <= set(namen)
        assert klant.get("notificaties/kanaal", naam="zaken")[0]["filters"][0] == "bronorganisatie"
        klant.post("notificaties/kanaal", {"naam": "klanten", "filters": ["subject"]})
        assert klant.fouten("post", "notificaties/kanaal", {"naam": "klanten"}) == {"naam": "unique"}

    def test_onbekend_kanaal_onbekend_filter_en_onveilig_adres(self, klant: Klant, settings: Any) -> None:
        def fouten(**anders: Any) -> dict[str, str]:
            goed = {"callbackUrl": "http://127.0.0.1/", "auth": "x", "kanalen": [{"naam": "zaken"}]}
            return klant.fouten("post", "notificaties/abonnement", goed | anders)

        assert fouten(kanalen=[{"naam": "bestaat-niet"}]) == {"kanalen.0.naam": "kanaal_naam"}
        assert fouten(kanalen=[{"naam": "zaken", "filters": {"kleur": "rood"}}]) == {
            "filters": "inconsistent-abonnement-filters"
        }
        settings.ZGW_CALLBACKS = []
        for adres in (
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://169.254.169.254/latest",
            "http://localhost:8000/",
        ):
            assert fouten(callbackUrl=adres) == {"callbackUrl": "invalid-callback-url"}, adres
        assert not Abonnement.objects.exists()

    def test_wijzigen_en_opzeggen(self, klant: Klant) -> None:
        gemaakt = neem_abonnement(klant, "http://127.0.0.1/")
        anders = klant.patch(
            gemaakt["url"],
            {"callbackUrl": "http://127.0.0.1/b", "auth": "x", "kanalen": [{"naam": "zaken", "filters": {}}]},
        )
        assert anders["callbackUrl"] == "http://127.0.0.1/b"
        assert klant.get("notificaties/abonnement") == [anders]
        klant.delete(gemaakt["url"])
        klant.get(gemaakt["url"], status=404)

    def test_een_ander_publiceert(self, klant: Klant, abonnee: Ontvanger) -> None:
        neem_abonnement(klant, abonnee.adres, "zaken", zaaktype="https://elders.example/1")
        bericht = {
            "kanaal": "zaken", "hoofdObject": "https://elders.example/z/1", "resource": "zaak", "resourceUrl": "https://elders.example/z/1",
            "actie": "create", "aanmaakdatum": "2026-11-01T10:00:00Z", "kenmerken": {"zaaktype": "https://elders.example/1"},
        }  # fmt: skip
        assert klant.post("notificaties/notificaties", bericht, status=200) == bericht
        klant.post(
            "notificaties/notificaties",
            bericht | {"kenmerken": {"zaaktype": "https://elders.example/2"}},
            status=200,
        )
        assert klant.fouten("post", "notificaties/notificaties", bericht | {"kanaal": "x"}) == {
            "kanaal": "message_kanaal"
        }
        with bezorger():
            wacht_tot(lambda: bool(abonnee.berichten))
        assert abonnee.berichten == [bericht]
