"""A subscription is of who took it, its secret of its address; and nothing goes round."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client as Web

from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.models import Abonnement, Applicatie, Bezorging, Client
from eenloket.verbinding.zgw.notificaties.adressen import is_eigen
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from .bouwers import neem_abonnement, nieuwe_zaak, volg_alles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("volgpunt")]
KANALEN = [{"naam": "zaken", "filters": {}}]


@pytest.fixture
def ander(klant: Klant) -> Klant:
    return maak_klant(maak_organisatie(), "ander")


@pytest.mark.parametrize(
    "lichaam",
    [
        {"callbackUrl": "http://127.0.0.1:9/weg"},
        {"callbackUrl": "http://127.0.0.1:9/weg", "auth": "van mij"},
        {"kanalen": KANALEN},
        {"auth": "van mij"},
        {},
    ],
)
def test_een_ander_verandert_een_abonnement_niet(klant: Klant, ander: Klant, lichaam: dict[str, Any]) -> None:
    gemaakt = neem_abonnement(klant, "http://127.0.0.1:9/")
    ander.patch(gemaakt["url"], lichaam, status=403)
    heel = {"callbackUrl": "http://127.0.0.1:9/weg", "auth": "van mij", "kanalen": KANALEN} | lichaam
    ander.put(gemaakt["url"], heel, status=403)
    ander("delete", gemaakt["url"], status=403)
    rij = Abonnement.objects.get()
    assert (rij.callback_url, rij.auth) == ("http://127.0.0.1:9/", "Bearer geheim")
    assert ander.get("notificaties/abonnement") == [gemaakt], "reading isn't changing"


def test_wat_de_beheerder_maakte_is_van_geen_toepassing(klant: Klant) -> None:
    rij = Abonnement.objects.create(
        organisatie=maak_organisatie(), callback_url="http://127.0.0.1:9/", auth="x", kanalen=KANALEN
    )
    url = f"{BASIS}/notificaties/api/v1/abonnement/{rij.id}"
    klant.patch(url, {"kanalen": KANALEN}, status=403)
    klant("delete", url, status=403)


def test_een_andere_client_van_dezelfde_toepassing_gaat_er_ook_over(klant: Klant) -> None:
    """The operator adds a second client id when a secret is replaced."""
    gemaakt = neem_abonnement(klant, "http://127.0.0.1:9/")
    tweede = maak_klant(maak_organisatie(), "proef-2", alle_rechten=False)
    tweede.patch(gemaakt["url"], {"kanalen": KANALEN}, status=403)
    Applicatie.objects.filter(client_ids__contains=["proef"]).update(client_ids=["proef", "proef-2"])
    maak_klant(maak_organisatie(), "proef-2", alle_rechten=False)  # rights are read again
    tweede.patch(gemaakt["url"], {"kanalen": KANALEN})


@pytest.mark.parametrize(
    "adres",
    ["http://127.0.0.1:9/b", "http://127.0.0.1:8/", "http://127.0.0.2:9/", "https://127.0.0.1:9/", "http://127.0.0.1:9/?a=1"],
)  # fmt: skip
def test_bij_een_nieuw_adres_hoort_een_nieuw_geheim(klant: Klant, settings: Any, adres: str) -> None:
    settings.ZGW_CALLBACKS = ["127.0.0.0/8"]
    gemaakt = neem_abonnement(klant, "http://127.0.0.1:9/")
    for zonder in ({}, {"auth": ""}):
        assert klant.fouten("patch", gemaakt["url"], {"callbackUrl": adres} | zonder)["auth"]
    assert Abonnement.objects.get().callback_url == "http://127.0.0.1:9/"
    klant.patch(gemaakt["url"], {"callbackUrl": adres, "auth": "Bearer ander"})
    rij = Abonnement.objects.get()
    assert (rij.callback_url, rij.auth) == (adres, "Bearer ander")


def test_hetzelfde_adres_vraagt_geen_geheim(klant: Klant) -> None:
    gemaakt = neem_abonnement(klant, "http://127.0.0.1:9/")
    klant.patch(gemaakt["url"], {"callbackUrl": "http://127.0.0.1:9/", "kanalen": KANALEN})
    assert Abonnement.objects.get().auth == "Bearer geheim"


GEHEIM_BIJ_ADRES = {
    "zgw.Abonnement": "eis_geheim_bij_adres: another callback address needs the secret",
    "zgw.Dienst": "the address can't change: bewaar_dienst finds a register by its root, and another root is another row without a secret",
    "zgw.Client": "no address: with this secret others log in here",
}


def test_elk_geheim_dat_wij_meesturen_hoort_bij_een_adres() -> None:
    """Secrets of partners, registers, broker and mail are in the settings, beside their addresses."""
    namen = {"geheim", "auth", "token", "sleutel", "wachtwoord", "password", "secret", "api_key"}
    gevonden = {
        f"{m._meta.app_label}.{m.__name__}"
        for m in apps.get_models()
        for v in m._meta.get_fields()
        if isinstance(v, VersleuteldVeld) and v.name in namen
    }
    assert gevonden == set(GEHEIM_BIJ_ADRES)
    assert Client.objects.count() == 0


@pytest.mark.parametrize(
    "adres",
    [
        "http://testserver/notificaties/api/v1/notificaties", "http://testserver/koppelingen/notificaties", "http://TESTSERVER/x",
        "http://testserver./x", "http://testserver:80/", "https://loket.example/notificaties/api/v1/notificaties", "https://LOKET.example:443/koppelingen/notificaties",
    ],
)  # fmt: skip
def test_een_abonnement_op_onszelf_wordt_geweigerd(klant: Klant, settings: Any, adres: str) -> None:
    settings.ADRES = "https://loket.example"
    lichaam = {"callbackUrl": adres, "auth": "x", "kanalen": KANALEN}
    assert klant.fouten("post", "notificaties/abonnement", lichaam) == {"callbackUrl": "invalid-callback-url"}
    gemaakt = neem_abonnement(klant, "http://127.0.0.1:9/")
    assert klant.fouten("patch", gemaakt["url"], lichaam) == {"callbackUrl": "invalid-callback-url"}


def test_wat_eigen_is(settings: Any) -> None:
    settings.ADRES, settings.ALLOWED_HOSTS = (
        "https://loket.example",
        ["loket.example", ".wijk.example", "127.0.0.1"],
    )
    for adres in ("https://loket.example/a", "https://LOKET.example:443/", "https://noord.wijk.example/x"):
        assert is_eigen(adres), adres
    for adres in (
        "https://loket.example:8443/",
        "https://loket.example.kwaad.example/",
        "https://127.0.0.1:8000/",
        "x",
        "",
    ):
        assert not is_eigen(adres), adres
    settings.ADRES = "http://127.0.0.1:8000"
    for adres in ("http://localhost:8000/", "http://[::1]:8000/", "http://127.0.0.9:8000/"):
        assert is_eigen(adres), adres


@pytest.mark.django_db(transaction=True)
def test_ook_een_abonnement_van_eerder_op_onszelf_krijgt_niets(klant: Klant, settings: Any) -> None:
    Abonnement.objects.create(
        organisatie=maak_organisatie(),
        callback_url=f"{settings.ADRES}/koppelingen/notificaties",
        auth="x",
        kanalen=KANALEN,
    )
    nieuwe_zaak(klant, maak_zaak().zaaktype_id)
    volg_alles()
    assert not Bezorging.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_wat_rondgaat_wordt_niet_vermenigvuldigd(klant: Klant) -> None:
    """A subscriber that publishes here what it was told, and a source that sends twice."""
    neem_abonnement(klant, "http://127.0.0.1:9/")
    nieuwe_zaak(klant, maak_zaak().zaaktype_id)
    volg_alles()
    eerst = list(Bezorging.objects.values_list("bericht", flat=True))
    assert eerst
    for bericht in eerst:
        assert klant.post("notificaties/notificaties", bericht, status=200) == bericht
    assert Bezorging.objects.count() == len(eerst)
    vreemd = {
        "kanaal": "zaken", "hoofdObject": "https://elders.example/z/1", "resource": "zaak", "resourceUrl": "https://elders.example/z/1",
        "actie": "create", "aanmaakdatum": "2026-11-01T10:00:00Z", "kenmerken": {},
    }  # fmt: skip
    for _keer in range(3):
        klant.post("notificaties/notificaties", vreemd, status=200)
    klant.post("notificaties/notificaties", vreemd | {"aanmaakdatum": "2026-11-01T10:00:01Z"}, status=200)
    assert Bezorging.objects.count() == len(eerst) + 2


def test_wie_ons_bestookt_moet_wachten(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from eenloket.verbinding.zgw.toegang import limiet

    settings.LIMIETEN = True
    monkeypatch.setattr(limiet, "MELDINGEN", 3)
    antwoorden = [
        Web().post(
            "/koppelingen/notificaties",
            "{}",
            content_type="application/json",
            headers={"Authorization": "raad"},
        )
        for _keer in range(5)
    ]
    assert [a.status_code for a in antwoorden][:3] == [403, 403, 403]
    assert antwoorden[-1].status_code == 429
    assert int(antwoorden[-1].headers["Retry-After"]) > 0
