"""The pages about subscriptions: what waits, what is dead, sending it again, and the form."""

import pytest
from django.test import Client as Browser
from django.utils import timezone

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker
from eenloket.verbinding.zgw.inrichting import bezorgingen
from eenloket.verbinding.zgw.models import Abonnement, Bezorging
from eenloket.verbinding.zgw.toegang.acties import verwijder_applicatie

from .bouwers import DOOR, ingelogd, maak_abonnement, maak_applicatie, maak_bezorgingen

pytestmark = pytest.mark.django_db


def test_leeg_en_met_alle_standen(beheerder: Browser, organisatie: Organisatie) -> None:
    assert "Niemand heeft een abonnement" in beheerder.get("/beheer/abonnementen").content.decode()
    maak_applicatie(organisatie)
    stil, wacht, dood = (maak_abonnement(organisatie, callback_url=f"https://{n}.example/") for n in "abc")
    maak_bezorgingen(wacht, "wacht", 2, fout="te traag", pogingen=3)
    maak_bezorgingen(dood, "dood", 3, fout="http 401")
    tekst = beheerder.get("/beheer/abonnementen").content.decode()
    for woord in ("nog niets gestuurd", "wacht", "kijk hiernaar", "Taakapplicatie", stil.callback_url):
        assert woord in tekst
    assert "geheim-van-de-ontvanger" not in tekst
    assert "weigert onze aanmelding" in beheerder.get(f"/beheer/abonnementen/{dood.id}").content.decode()
    assert "antwoordt te laat" in beheerder.get(f"/beheer/abonnementen/{wacht.id}").content.decode()
    assert "Er wacht niets." in beheerder.get(f"/beheer/abonnementen/{stil.id}").content.decode()
    assert "Bij 1 abonnement zijn berichten mislukt." in beheerder.get("/beheer").content.decode()


def test_een_abonnement_dat_niets_meer_krijgt_zegt_dat(beheerder: Browser, organisatie: Organisatie) -> None:
    alles = maak_applicatie(organisatie)
    abonnement = maak_abonnement(organisatie)
    eigen = maak_abonnement(organisatie, client_id="")  # the operator's own: nobody's rights end it
    zin = "Deze software mag geen berichten krijgen"
    for rij in (abonnement, eigen):
        assert zin not in beheerder.get(f"/beheer/abonnementen/{rij.id}").content.decode()
    beheerder.post(f"/beheer/applicaties/{alles.id}/intrekken", {"sleutels": "ja"})
    assert zin in beheerder.get(f"/beheer/abonnementen/{abonnement.id}").content.decode()
    assert zin not in beheerder.get(f"/beheer/abonnementen/{eigen.id}").content.decode()


def test_alleen_met_het_recht_en_van_de_eigen_organisatie(
    organisatie: Organisatie, elders: Organisatie
) -> None:
    vreemd = maak_abonnement(elders, callback_url="https://vreemd.example/")
    (dood,) = maak_bezorgingen(vreemd, "dood")
    eigen = ingelogd(maak_medewerker(rechten=(Recht.KOPPELINGEN,)))
    assert "vreemd.example" not in eigen.get("/beheer/abonnementen").content.decode()
    assert eigen.get(f"/beheer/abonnementen/{vreemd.id}").status_code == 404
    for pad in ("vorm", "opnieuw", "opzeggen"):
        gegeven = {"vorm": "cloudevents", "bezorging": str(dood.id)}
        assert eigen.post(f"/beheer/abonnementen/{vreemd.id}/{pad}", gegeven).status_code == 404
    zonder = ingelogd(maak_medewerker(rechten=(Recht.BEHEER,)))
    assert zonder.get("/beheer/abonnementen").status_code == 403
    assert zonder.post(f"/beheer/abonnementen/{vreemd.id}/opnieuw").status_code == 403
    assert Abonnement.objects.get().vorm == "zgw"
    assert Bezorging.objects.get().stand == "dood"


def test_van_wie_geen_recht_meer_heeft(beheerder: Browser, organisatie: Organisatie) -> None:
    """The page says why nothing goes out, and doesn't send again what would be laid aside at once."""
    applicatie = maak_applicatie(organisatie)
    abonnement = maak_abonnement(organisatie)
    (rij,) = maak_bezorgingen(abonnement, "dood", fout="geen recht")
    pad = f"/beheer/abonnementen/{abonnement.id}"
    assert "mag geen berichten krijgen" not in beheerder.get(pad).content.decode()
    verwijder_applicatie(applicatie, door=DOOR)
    tekst = beheerder.get(pad).content.decode()
    assert "Deze software mag geen berichten krijgen" in tekst
    assert "De software mocht geen berichten meer krijgen." in tekst
    antwoord = beheerder.post(f"{pad}/opnieuw", {"bezorging": str(rij.id)}, follow=True).content.decode()
    assert "Geef de applicatie eerst het recht terug." in antwoord
    rij.refresh_from_db()
    assert rij.stand == "dood"


def test_een_bericht_opnieuw_en_dan_alles(beheerder: Browser, organisatie: Organisatie) -> None:
    maak_applicatie(organisatie)
    abonnement = maak_abonnement(organisatie)
    ander = maak_abonnement(organisatie)
    vreemd = maak_bezorgingen(ander, "dood")[0]
    eerste, *_rest = maak_bezorgingen(abonnement, "dood", 3)
    pad = f"/beheer/abonnementen/{abonnement.id}/opnieuw"
    antwoord = beheerder.post(pad, {"bezorging": str(eerste.id)}, follow=True)
    assert "meteen opnieuw: 1 bericht." in antwoord.content.decode()
    eerste.refresh_from_db()
    assert (eerste.stand, eerste.pogingen) == ("wacht", 0)
    assert eerste.volgende <= timezone.now()
    assert Bezorging.objects.filter(stand="dood").count() == 3
    assert (
        "niets meer om opnieuw"
        in beheerder.post(pad, {"bezorging": str(vreemd.id)}, follow=True).content.decode()
    )
    assert (
        "niets meer om opnieuw" in beheerder.post(pad, {"bezorging": "onzin"}, follow=True).content.decode()
    )
    assert "meteen opnieuw: 2 berichten." in beheerder.post(pad, follow=True).content.decode()
    vreemd.refresh_from_db()
    assert vreemd.stand == "dood"


def test_opnieuw_bezorgen_laat_een_regel_na(beheerder: Browser, organisatie: Organisatie) -> None:
    """Who, when, which subscription and how many: one line, however many deliveries; nothing sent again leaves none."""
    maak_applicatie(organisatie)
    abonnement = maak_abonnement(organisatie)
    maak_bezorgingen(abonnement, "dood", 3)
    pad, begin = f"/beheer/abonnementen/{abonnement.id}", nu()
    beheerder.post(f"{pad}/opnieuw")
    beheerder.post(f"{pad}/opnieuw")
    wie = Medewerker.objects.get(pk=beheerder.session["_auth_user_id"])
    (regel,) = Auditregel.objects.filter(tabel="zgw_abonnement", rij=str(abonnement.id), soort="U")
    assert (regel.actor, regel.reden) == (str(actor_van(wie)), "notificaties.opnieuw")
    assert regel.nieuw is not None
    assert regel.nieuw["opnieuw_aantal"] == 3
    assert begin <= regel.op <= nu()
    assert not Auditregel.objects.filter(tabel="zgw_bezorging").exists()
    assert "(3 berichten)" in beheerder.get(pad).content.decode()


def test_de_vorm_van_een_abonnement(beheerder: Browser, organisatie: Organisatie) -> None:
    abonnement = maak_abonnement(organisatie)
    pad = f"/beheer/abonnementen/{abonnement.id}/vorm"
    antwoord = beheerder.post(pad, {"vorm": "cloudevents"}, follow=True)
    assert "gaan in deze vorm" in antwoord.content.decode()
    assert "CloudEvents" in beheerder.get("/beheer/abonnementen").content.decode()
    assert Abonnement.objects.get().vorm == "cloudevents"
    assert Abonnement.objects.get().auth == "Bearer geheim-van-de-ontvanger"
    fout = beheerder.post(pad, {"vorm": "fax"})
    assert fout.status_code == 400
    assert Abonnement.objects.get().vorm == "cloudevents"


def test_een_adres_waar_we_niet_mogen_bezorgen_blijft_zoals_het_was(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    abonnement = maak_abonnement(organisatie, callback_url="http://127.0.0.1/x")
    antwoord = beheerder.post(f"/beheer/abonnementen/{abonnement.id}/vorm", {"vorm": "cloudevents"})
    assert antwoord.status_code == 400
    assert "Op dit adres mogen we niet bezorgen." in antwoord.content.decode()
    assert Abonnement.objects.get().vorm == "zgw"


def test_opzeggen_vraagt_eerst(beheerder: Browser, organisatie: Organisatie) -> None:
    abonnement = maak_abonnement(organisatie)
    maak_bezorgingen(abonnement, "wacht")
    pad = f"/beheer/abonnementen/{abonnement.id}/opzeggen"
    assert "krijgt geen berichten meer" in beheerder.get(pad).content.decode()
    assert Abonnement.objects.exists()
    assert "is opgezegd" in beheerder.post(pad, follow=True).content.decode()
    assert not Bezorging.objects.exists()


def test_duizend_dode_berichten_hebben_bladzijden(
    beheerder: Browser, organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_applicatie(organisatie)
    abonnement = maak_abonnement(organisatie)
    dood = maak_bezorgingen(abonnement, "dood", 1200)
    eerste = beheerder.get(f"/beheer/abonnementen/{abonnement.id}").content.decode()
    assert "1000+" in eerste
    nieuwste, oudste = (str(d.id) for d in (max(dood, key=lambda d: d.id), min(dood, key=lambda d: d.id)))
    assert nieuwste in eerste
    assert oudste not in eerste
    laatste = beheerder.get(f"/beheer/abonnementen/{abonnement.id}?stand=dood&pagina=48").content.decode()
    assert oudste in laatste
    monkeypatch.setattr(bezorgingen, "MEESTE", 700)
    antwoord = beheerder.post(f"/beheer/abonnementen/{abonnement.id}/opnieuw", follow=True)
    assert "700 berichten" in antwoord.content.decode()
    assert Bezorging.objects.filter(stand="dood").count() == 500


def test_lijst_en_pagina_kosten_evenveel_vragen_bij_veel_rijen(
    beheerder: Browser, organisatie: Organisatie, django_assert_max_num_queries
) -> None:
    abonnement = maak_abonnement(organisatie)
    maak_bezorgingen(abonnement, "dood")
    paden = ("/beheer/abonnementen", f"/beheer/abonnementen/{abonnement.id}", "/beheer")
    beheerder.get(paden[0])
    eerst = []
    for pad in paden:
        with django_assert_max_num_queries(40) as een:
            beheerder.get(pad)
        eerst.append(len(een))
    for nummer in range(30):
        maak_bezorgingen(maak_abonnement(organisatie, client_id=f"c{nummer}"), "dood")
    maak_bezorgingen(abonnement, "dood", 60)
    for pad, aantal in zip(paden, eerst, strict=True):
        with django_assert_max_num_queries(aantal):
            beheerder.get(pad)
    assert 'rel="next"' in beheerder.get(paden[0]).content.decode()
