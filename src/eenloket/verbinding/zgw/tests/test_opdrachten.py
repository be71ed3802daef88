"""`eenloket zgw client` and `eenloket zgw dienst`, as an operator types them."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw import opdrachten
from eenloket.verbinding.zgw.models import Applicatie, Client, Dienst
from eenloket.verbinding.zgw.tests.klant import Klant

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisatie() -> Organisatie:
    return maak_organisatie()


def doe(*woorden: str) -> int:
    """Run a command line; the exit code."""
    ontleder = argparse.ArgumentParser()
    opdrachten.registreer(ontleder.add_subparsers(required=True))
    args = ontleder.parse_args(["zgw", *woorden])
    return int(args.functie(args))


def maak_client(*woorden: str) -> int:
    return doe("client", *woorden, "--organisatie", "proefgemeente")


def geheim_in(tekst: str) -> str:
    return next(
        regel.removeprefix("Geheim: ") for regel in tekst.splitlines() if regel.startswith("Geheim: ")
    )


def test_een_client_met_alle_rechten_kan_meteen_aan_het_werk(organisatie: Organisatie, capsys: Any) -> None:
    maak_zaak()
    assert maak_client("taak", "--alle-rechten", "--label", "Taakapplicatie") == 0
    klant = Klant("taak", geheim_in(capsys.readouterr().out))
    assert klant.get("zaken/zaken")["count"] == 1
    assert Applicatie.objects.get().label == "Taakapplicatie"


def test_een_client_zonder_rechten_mag_niets(organisatie: Organisatie, capsys: Any) -> None:
    assert maak_client("taak") == 0
    uit = capsys.readouterr().out
    assert "mag nog niets" in uit
    fout = Klant("taak", geheim_in(uit)).get("zaken/zaken", status=403)
    assert fout["code"] == "permission_denied"


def test_een_nieuw_geheim_houdt_de_rechten(organisatie: Organisatie, capsys: Any) -> None:
    maak_client("taak", "--alle-rechten")
    eerste = geheim_in(capsys.readouterr().out)
    assert maak_client("taak") == 0
    uit = capsys.readouterr().out
    assert "nieuw geheim" in uit
    assert "mag nog niets" not in uit
    Klant("taak", eerste).get("zaken/zaken", status=403)
    Klant("taak", geheim_in(uit)).get("zaken/zaken")


def test_een_kort_geheim_mag_met_een_waarschuwing(organisatie: Organisatie, capsys: Any) -> None:
    assert maak_client("taak", "--geheim", "kort", "--alle-rechten") == 0
    assert "korter dan 32" in capsys.readouterr().out
    assert Client.objects.get().kort


def test_rechten_uit_een_bestand(organisatie: Organisatie, tmp_path: Path, capsys: Any) -> None:
    zaak = maak_zaak()
    besluittype = Besluittype.objects.filter(zaaktypen=zaak.zaaktype_id)[0]
    bestand = tmp_path / "rechten.json"
    recht = {
        "component": "zrc",
        "scopes": ["zaken.lezen"],
        "zaaktype": zaak.zaaktype.identificatie,
        "maxVertrouwelijkheidaanduiding": "zeer_geheim",
    }
    besluit = {
        "component": "brc",
        "scopes": ["besluiten.lezen"],
        "besluittype": f"https://loket.example/catalogi/api/v1/besluittypen/{besluittype.id}",
    }
    bestand.write_text(json.dumps([recht, besluit]))
    assert maak_client("taak", "--rechten", str(bestand)) == 0
    klant = Klant("taak", geheim_in(capsys.readouterr().out))
    assert klant.get("zaken/zaken")["count"] == 1
    assert klant.get("besluiten/besluiten")["count"] == 0
    klant.get("documenten/enkelvoudiginformatieobjecten", status=403)
    bestand.write_text(json.dumps({"autorisaties": [recht | {"maxVertrouwelijkheidaanduiding": "openbaar"}]}))
    assert maak_client("taak", "--geheim", klant.geheim, "--rechten", str(bestand)) == 0
    assert klant.get("zaken/zaken")["count"] == 0  # the file says what holds from now on
    klant.get("besluiten/besluiten", status=403)


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        ("geen json", "geen geldige JSON"),
        ("[]", "geen lijst"),
        ("[7]", "geen object"),
        ('[{"component": "xyz", "scopes": []}]', "component"),
        ('[{"component": "zrc", "scopes": "alles"}]', "scopes"),
        ('[{"component": "zrc", "scopes": ["zaken.lezen"], "zaaktype": "NIET"}]', "NIET bestaat hier niet"),
        ('[{"component": "zrc", "scopes": ["zaken.lezen"]}]', "autorisaties.0.zaaktype"),
    ],
)
def test_een_bestand_dat_niet_klopt_verandert_niets(
    organisatie: Organisatie, tmp_path: Path, capsys: Any, inhoud: str, zegt: str
) -> None:
    bestand = tmp_path / "rechten.json"
    bestand.write_text(inhoud)
    assert maak_client("taak", "--rechten", str(bestand)) == 1
    assert zegt in capsys.readouterr().err
    assert not Client.objects.exists()


def test_een_client_van_een_ander_blijft_van_die_ander(organisatie: Organisatie, capsys: Any) -> None:
    maak_organisatie("elders")
    assert doe("client", "taak", "--geheim", "g" * 40, "--organisatie", "elders") == 0
    assert maak_client("taak", "--alle-rechten") == 1
    assert "andere organisatie" in capsys.readouterr().err
    assert Client.objects.get().geheim == "g" * 40


@pytest.mark.parametrize("client_id", ["", "x" * 51, "a\x00b", "a\nb"])
def test_een_client_id_is_leesbaar(organisatie: Organisatie, client_id: str) -> None:
    assert maak_client(client_id) == 1
    assert not Client.objects.exists()


def test_een_onbekende_organisatie(organisatie: Organisatie, capsys: Any) -> None:
    assert doe("client", "taak", "--organisatie", "bestaat-niet") == 1
    assert not Client.objects.exists()


def maak_dienst(*woorden: str) -> int:
    return doe("dienst", *woorden, "--organisatie", "proefgemeente")


def test_een_dienst_maken_wijzigen_en_vergeten(organisatie: Organisatie, capsys: Any) -> None:
    url = "https://192.0.2.7/zaken/api/v1"  # an address of nobody (RFC 5737)
    assert maak_dienst(url, "--soort", "zrc", "--client-id", "wij", "--geheim", "s3cret") == 0
    dienst = Dienst.objects.get()
    assert (dienst.url, dienst.soort, dienst.client_id) == (url + "/", "zrc", "wij")
    assert "s3cret" not in capsys.readouterr().out
    assert maak_dienst(url + "/", "--soort", "drc") == 0
    dienst.refresh_from_db()
    assert (dienst.soort, dienst.client_id, dienst.geheim) == ("drc", "wij", "s3cret")
    assert maak_dienst(url, "--soort", "drc", "--weg") == 0
    assert not Dienst.objects.exists()
    assert maak_dienst(url, "--soort", "drc", "--weg") == 1


def test_ergens_niet_meer_aanmelden(organisatie: Organisatie, capsys: Any) -> None:
    url = "https://192.0.2.7/zaken/api/v1/"
    assert maak_dienst(url, "--soort", "zrc", "--geheim", "s3cret") == 1
    assert "een geheim alleen is niet genoeg" in capsys.readouterr().err
    assert not Dienst.objects.exists()
    maak_dienst(url, "--soort", "zrc", "--client-id", "wij", "--geheim", "s3cret")
    capsys.readouterr()
    assert maak_dienst(url, "--soort", "zrc", "--zonder-aanmelden") == 0
    assert "Wij melden ons daar niet aan." in capsys.readouterr().out
    dienst = Dienst.objects.get()
    assert (dienst.client_id, dienst.geheim) == ("", None)
    with pytest.raises(SystemExit):
        maak_dienst(url, "--soort", "zrc", "--zonder-aanmelden", "--client-id", "wij")


def test_een_host_binnen_het_netwerk_wordt_zo_bedoeld(organisatie: Organisatie, capsys: Any) -> None:
    assert maak_dienst("http://127.0.0.1:9/api/v1", "--soort", "ztc") == 0
    uit = capsys.readouterr().out
    assert "afgeschermd netwerk" in uit
    assert "zonder https" in uit
    assert Dienst.objects.get().intern


@pytest.mark.parametrize(
    "url",
    ["zomaar", "ftp://host/", "https://", "https://user:pw@host/", "https://host/a/../b", "https://host:x/", "https://host/?a=b",
     "https://host/#a", "https://ho st/", "https://host\\evil/"],
)  # fmt: skip
def test_wat_geen_adres_is(organisatie: Organisatie, url: str) -> None:
    assert maak_dienst(url, "--soort", "zrc") == 1
    assert not Dienst.objects.exists()
