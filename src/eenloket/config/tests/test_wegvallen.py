"""A member of staff hears whether what he sent was saved when the database went away under it."""

import pytest
from django.test import Client
from pytest_django import Settings

from eenloket.backoffice.beheer.tests.bouwers import ingelogd, maak_abonnement
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.tests.wegvallen import weg_bij
from eenloket.midoffice.zaken.tests.bouwers import maak_medewerker, maak_organisatie
from eenloket.midoffice.zaken.tests.proefaanbod import EIGEN
from eenloket.verbinding.zgw.models import Abonnement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(settings: Settings) -> Client:
    settings.ORGANISATIE = EIGEN
    browser = ingelogd(maak_medewerker(organisatie=maak_organisatie(), rechten=(Recht.KOPPELINGEN,)))
    browser.raise_request_exception = False
    return browser


@pytest.mark.parametrize("tijdens_commit", [False, True])
def test_wat_er_staat_als_de_database_wegvalt(browser: Client, tijdens_commit: bool) -> None:
    abonnement = maak_abonnement(maak_organisatie())
    pad = f"/beheer/abonnementen/{abonnement.id}/opzeggen"
    assert browser.get(pad).status_code == 200
    with weg_bij("zgw_abonnement", tijdens_commit=tijdens_commit) as gezien:
        antwoord = browser.post(pad)
    assert (gezien == ["COMMIT"]) is tijdens_commit
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 503
    if tijdens_commit:
        assert "We weten niet of het is bewaard" in tekst
        assert "Retry-After" not in antwoord.headers
    else:
        assert "Wat u net verstuurde, is niet bewaard." in tekst
        assert Abonnement.objects.exists()
    assert browser.get("/beheer/abonnementen").status_code == 200


@pytest.mark.parametrize("erna", [False, True])
def test_wat_er_staat_bij_een_fout_die_niemand_voorzag(
    browser: Client, monkeypatch: pytest.MonkeyPatch, erna: bool
) -> None:
    """After the commit it happened: the page doesn't invite to do it again."""
    abonnement = maak_abonnement(maak_organisatie())
    pad = f"/beheer/abonnementen/{abonnement.id}/opzeggen"
    browser.get(pad)

    def struikelt(*_: object, **__: object) -> None:
        raise RuntimeError("struikelt")

    pagina = "eenloket.backoffice.beheer.abonnementen.messages.success"
    daad = "eenloket.verbinding.zgw.inrichting.abonnementen.verwijder_abonnement"
    monkeypatch.setattr(pagina if erna else daad, struikelt)
    tekst = browser.post(pad).content.decode()
    assert Abonnement.objects.exists() is not erna
    assert ("We weten niet of het is bewaard" in tekst) is erna
