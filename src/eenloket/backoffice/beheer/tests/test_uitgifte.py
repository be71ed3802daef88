"""Client ids and their secrets: shown once, renewed once, withdrawn at once."""

import re

import pytest
from django.test import Client as Browser

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Zaaktype
from eenloket.verbinding.zgw.models import Applicatie, Client
from eenloket.verbinding.zgw.tests.klant import Klant
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit

from .bouwers import DOOR, GEHEIM, keus, maak_applicatie, recht

pytestmark = pytest.mark.django_db
NIEUW = "/beheer/applicaties/nieuw"
ALLES = {"label": "Nieuwe software", "client_id": "nieuw", "geheim": "", "begin": "alles"}


def test_een_nieuwe_applicatie_met_alles_ziet_haar_geheim_een_keer(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    antwoord = beheerder.post(NIEUW, ALLES)
    geheim = Client.objects.get().geheim
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert tekst.count(geheim) == 1
    assert "no-store" in antwoord["Cache-Control"]
    assert len(geheim) >= 32
    assert "te raden" not in tekst
    rij = Applicatie.objects.get()
    for pad in ("", f"/{rij.id}", f"/{rij.id}/wijzigen"):
        assert geheim not in beheerder.get(f"/beheer/applicaties{pad}").content.decode()
    Klant("nieuw", geheim).get("zaken/zaken", status=200)


def test_wie_zelf_kiest_maakt_pas_iets_bij_het_eerste_recht(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    z = Zaaktype.objects.all()[0]
    gegeven = ALLES | {"begin": "zrc"}
    stap = beheerder.post(NIEUW, gegeven)
    assert stap.status_code == 200
    assert "Zaken: wat mag Nieuwe software?" in stap.content.decode()
    assert not Client.objects.exists()
    eerste_stap = stap.context["eerste_stap"]
    assert "geheim" not in eerste_stap
    terug = beheerder.get(eerste_stap).content.decode()
    assert 'value="Nieuwe software"' in terug
    assert re.search(r'value="zrc"[^>]* checked', terug)
    zonder = beheerder.post(f"{NIEUW}/recht", gegeven | {"bereik": "kies"})
    assert zonder.status_code == 400
    assert "Kies minstens één ding" in zonder.content.decode()
    assert not Client.objects.exists()
    keuze = {"scopes": ["zaken.lezen"], "bereik": "kies", "typen": [keus(z)], "niveau": "4"}
    klaar = beheerder.post(f"{NIEUW}/recht", gegeven | keuze)
    assert Client.objects.get().geheim in klaar.content.decode()
    gegeven_recht = Applicatie.objects.get().autorisaties.get()
    assert (gegeven_recht.soort, gegeven_recht.scopes) == (z.id, ["zaken.lezen"])
    assert gegeven_recht.max_vertrouwelijkheidaanduiding == 4


def test_een_kort_eigen_geheim_wordt_genomen_met_een_waarschuwing(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    tekst = beheerder.post(NIEUW, ALLES | {"geheim": "welkom"}).content.decode()
    assert "Dit geheim is kort" in tekst
    assert Client.objects.get().kort
    assert "te kort" in beheerder.get(f"/beheer/applicaties/{Applicatie.objects.get().id}").content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"client_id": ""}, "Vul een client-id in."),
        ({"client_id": "x" * 51}, "hoogstens 50 tekens"),
        ({"client_id": "a\x07b"}, "Gebruik alleen leesbare tekens."),
        ({"label": ""}, "Vul een naam in."),
        ({"geheim": "   "}, "alleen spaties"),
        ({"begin": ""}, "Kies wat de applicatie mag."),
        ({"begin": "xyz"}, "xyz"),
        ({"client_id": "taakapp"}, "hoort al bij een applicatie"),
        ({"client_id": "vreemd"}, "al van een andere organisatie"),
    ],
)
def test_wat_niet_kan_maakt_niets(
    beheerder: Browser, organisatie: Organisatie, elders: Organisatie, anders: dict[str, str], zin: str
) -> None:
    maak_applicatie(organisatie, "taakapp")
    maak_applicatie(elders, "vreemd")
    antwoord = beheerder.post(NIEUW, ALLES | anders)
    assert antwoord.status_code == 400
    assert zin in antwoord.content.decode()
    assert Applicatie.objects.count() == 2
    assert {c.geheim for c in Client.objects.all()} == {GEHEIM}


def test_een_client_zonder_applicatie_krijgt_rechten_en_houdt_zijn_geheim(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    geef_client_uit(organisatie, "los/1", geheim=GEHEIM, door=DOOR)
    assert "1 client-id hoort bij geen applicatie" in beheerder.get("/beheer/applicaties").content.decode()
    lijst = beheerder.get("/beheer/clients").content.decode()
    assert "?client_id=los%2F1" in lijst
    assert 'value="los/1"' in beheerder.get(f"{NIEUW}?client_id=los%2F1").content.decode()
    antwoord = beheerder.post(NIEUW, ALLES | {"client_id": "los/1"})
    assert antwoord.status_code == 302
    assert Client.objects.get().geheim == GEHEIM
    assert Applicatie.objects.get().client_ids == ["los/1"]
    assert "Elke client-id hoort bij een applicatie" in beheerder.get("/beheer/clients").content.decode()


def test_een_tweede_client_bij_een_applicatie(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie, "een", recht(Zaaktype.objects.all()[0]))
    maak_applicatie(organisatie, "ander", label="Andere")
    pad = f"/beheer/applicaties/{rij.id}/client"
    tekst = beheerder.post(pad, {"client_id": "twee", "geheim": ""}).content.decode()
    assert Client.objects.get(client_id="twee").geheim in tekst
    rij.refresh_from_db()
    assert rij.client_ids == ["een", "twee"]
    assert rij.autorisaties.count() == 1
    for fout, zin in (
        ("een", "hoort al bij deze applicatie"),
        ("ander", "hoort al bij een andere applicatie"),
    ):
        antwoord = beheerder.post(pad, {"client_id": fout, "geheim": ""})
        assert antwoord.status_code == 400
        assert zin in antwoord.content.decode()


def test_een_nieuw_geheim_kost_het_oude_en_komt_maar_een_keer(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    maak_applicatie(organisatie)
    client = Client.objects.get()
    pad = f"/beheer/clients/{client.id}/geheim"
    pagina = beheerder.get(pad)
    assert Client.objects.get().geheim == GEHEIM
    formulier = {"geheim": "", "stand": pagina.context["stand"]}
    tekst = beheerder.post(pad, formulier).content.decode()
    nieuw = Client.objects.get().geheim
    assert nieuw != GEHEIM
    assert nieuw in tekst
    assert "Het oude geheim werkt niet meer." in tekst
    tweede = beheerder.post(pad, formulier, follow=True).content.decode()
    assert "intussen al vernieuwd" in tweede
    assert Client.objects.get().geheim == nieuw
    Klant("taakapp", GEHEIM).get("zaken/zaken", status=403)
    Klant("taakapp", nieuw).get("zaken/zaken", status=200)


def test_een_ingetrokken_geheim_werkt_meteen_niet_meer(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie)
    klant = Klant("taakapp", GEHEIM)
    klant.get("zaken/zaken", status=200)
    pad = f"/beheer/clients/{Client.objects.get().id}/intrekken"
    assert "kan meteen niet meer inloggen" in beheerder.get(pad).content.decode()
    antwoord = beheerder.post(pad, follow=True)
    assert "geen: kan niet inloggen" in antwoord.content.decode()
    klant.get("zaken/zaken", status=403)
    assert Applicatie.objects.get().client_ids == ["taakapp"]
    tekst = beheerder.post(f"/beheer/applicaties/{rij.id}/client", {"client_id": "taakapp"}).content.decode()
    assert Client.objects.get().geheim in tekst
    assert Applicatie.objects.get().client_ids == ["taakapp"]
