"""What clients in the field send and expect of the Zaken API, where the rules leave room."""

import datetime as dt

import pytest

from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.contract import APIS, contract
from eenloket.verbinding.zgw.models import Dienst
from eenloket.verbinding.zgw.tests.ander_register import ander_register
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres, beperkte_klant
from .zaakbouwers import Proefzaaktype, id_van, maak_soort, nieuw, registreer, sluit, status

pytestmark = pytest.mark.django_db
NULLEN = "000000000"


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def soort() -> Proefzaaktype:
    return maak_soort()


def test_zrc_001_een_rsin_van_nullen_voldoet_aan_de_elfproef(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(
        klant,
        soort,
        bronorganisatie=NULLEN,
        verantwoordelijkeOrganisatie=NULLEN,
        opdrachtgevendeOrganisatie=NULLEN,
    )
    assert zaak["bronorganisatie"] == NULLEN
    fouten = klant.fouten(
        "post",
        "zaken/zaken",
        nieuw(soort, bronorganisatie="123456789", verantwoordelijkeOrganisatie="111111111"),
    )
    assert fouten == {"bronorganisatie": "invalid", "verantwoordelijkeOrganisatie": "invalid"}


def test_zrc_007_een_tijdstip_zonder_zone_is_utc(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort, betalingsindicatie="geheel", laatsteBetaaldatum="2026-02-01T10:00:00")
    assert zaak["laatsteBetaaldatum"].startswith("2026-02-01T10:00:00")
    gezet = klant.post("zaken/statussen", status(zaak, soort.status(0), "2026-02-01T10:00:00"))
    assert dt.datetime.fromisoformat(gezet["datumStatusGezet"]) == dt.datetime(2026, 2, 1, 10, tzinfo=dt.UTC)


def test_elk_tijdstip_van_elke_api_mag_zonder_zone() -> None:
    """A property over the contracts: no request refuses a moment because its zone is missing."""
    los = {"type": "string", "format": "date-time"}
    for api in APIS:
        controle = contract(api).validator(los)
        for goed in (
            "2026-02-01T10:00:00",
            "2026-02-01T10:00:00.5",
            "2026-02-01T10:00:00Z",
            "2026-02-01T10:00:00+01:00",
        ):
            assert controle.is_valid(goed)
        for fout in ("gisteren", "2026-13-01T10:00:00", "2026-02-01T25:00:00"):
            assert not controle.is_valid(fout)


def test_zrc_002_een_getal_waar_een_tekst_staat_wordt_tekst(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(
        klant, soort, identificatie=7, omschrijving=2026, kenmerken=[{"kenmerk": 12, "bron": 1.5}]
    )
    assert (zaak["identificatie"], zaak["omschrijving"]) == ("7", "2026")
    assert zaak["kenmerken"] == [{"kenmerk": "12", "bron": "1.5"}]
    assert klant.fouten("patch", zaak["url"], {"omschrijving": True}) == {"omschrijving": "invalid"}


def test_zrc_001_bekende_host_onbekende_host_bekend_ding(klant: Klant, soort: Proefzaaktype) -> None:
    with ander_register() as elders:
        Dienst.objects.create(organisatie=maak_organisatie(), url=elders.url, soort="ztc", intern=True)
        iets = elders.zet("/dingen/1", {"url": "x", "naam": "iets"})
        zaak = elders.zet("/zaken/1", {"url": "x", "zaaktype": "y"})
        for veld, url, code in (
            ("zaaktype", iets, "invalid-resource"),
            ("zaaktype", elders.url + "zaaktypen/weg", "bad-url"),
            ("zaaktype", "https://onbekend.example.nl/zaaktypen/1", "bad-url"),
            ("hoofdzaak", iets, "invalid-resource"),
            ("hoofdzaak", elders.url + "zaken/weg", "bad-url"),
            ("hoofdzaak", "https://onbekend.example.nl/zaken/1", "bad-url"),
            ("hoofdzaak", zaak, "no_match"),
        ):
            assert klant.fouten("post", "zaken/zaken", nieuw(soort, **{veld: url})) == {veld: code}, (
                veld,
                url,
            )


def test_zrc_002_wat_niet_verandert_gaat_voor(klant: Klant, soort: Proefzaaktype) -> None:
    een, ander = registreer(klant, soort), registreer(klant, soort)
    fouten = klant.fouten("patch", een["url"], {"identificatie": ander["identificatie"]})
    assert fouten == {"identificatie": "wijzigen-niet-toegelaten"}


def test_zrc_011_de_fout_noemt_adres_en_element(klant: Klant, soort: Proefzaaktype) -> None:
    goed = {"url": registreer(klant, soort)["url"], "aardRelatie": "vervolg"}
    for fout in ("https://onbekend.example.nl/zaken/1", adres("zaken/zaken", maak_organisatie().id)):
        antwoord = klant(
            "post",
            "zaken/zaken",
            nieuw(soort, relevanteAndereZaken=[goed, {"url": fout, "aardRelatie": "vervolg"}]),
            status=400,
        )
        namen = [f["name"] for f in antwoord["invalidParams"]]
        assert namen == ["relevanteAndereZaken.1.url", "relevanteAndereZaken.1"]
        assert {f["code"] for f in antwoord["invalidParams"]} == {"bad-url"}


def test_zrc_011_een_zaak_mag_zichzelf_noemen(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    zelf = [{"url": zaak["url"], "aardRelatie": "onderwerp"}]
    assert klant.patch(zaak["url"], {"relevanteAndereZaken": zelf})["relevanteAndereZaken"] == zelf


def test_zrc_012_fouten_staan_in_de_volgorde_van_de_eigenschappen(klant: Klant, soort: Proefzaaktype) -> None:
    def namen(lichaam: dict[str, object]) -> list[str]:
        return [f["name"] for f in klant("post", "zaken/zaken", lichaam, status=400)["invalidParams"]]

    assert namen(nieuw(soort, verlenging={})) == ["verlenging.reden", "verlenging.duur"]
    assert namen({"startdatum": "x", "omschrijving": "x" * 81}) == [
        "bronorganisatie", "omschrijving", "zaaktype", "verantwoordelijkeOrganisatie", "startdatum",
    ]  # fmt: skip


def test_zrc_007_een_tweede_resultaat_op_een_gesloten_zaak(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = sluit(klant, registreer(klant, soort), soort)
    beperkt = beperkte_klant(Zaak.objects.get(id=id_van(zaak["url"])), "zaken.lezen", "zaken.bijwerken")
    tweede = {"zaak": zaak["url"], "resultaattype": soort.resultaat}
    assert beperkt.fouten("post", "zaken/resultaten", tweede) == {"zaak": "unique"}


def test_zrc_007_het_einde_is_de_laatste_status_en_niet_voor_het_begin(
    klant: Klant, soort: Proefzaaktype
) -> None:
    zaak = registreer(klant, soort)
    klant.post("zaken/statussen", status(zaak, soort.status(1), "2026-02-10T10:00:00Z"))
    klant.post("zaken/resultaten", {"zaak": zaak["url"], "resultaattype": soort.resultaat})
    for moment, code in (
        ("2026-02-09T10:00:00Z", "date-before-current"),
        ("2025-12-01T10:00:00Z", "date-before-start"),
    ):
        eind = status(zaak, soort.status(-1), moment)
        assert klant.fouten("post", "zaken/statussen", eind) == {"datumStatusGezet": code}
        assert klant.get(zaak["url"])["einddatum"] is None


def test_zrc_008_wat_heropent_wordt_de_huidige_status(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = sluit(klant, registreer(klant, soort), soort)
    heropend = klant.post("zaken/statussen", status(zaak, soort.status(1), "2026-02-10T10:00:00Z"))
    nu = klant.get(zaak["url"])
    assert (nu["einddatum"], nu["status"]) == (None, heropend["url"])


def test_een_wijziging_van_wat_intussen_anders_is_wordt_geweigerd(klant: Klant, soort: Proefzaaktype) -> None:
    """If-Match of RFC 9110: 412, and nothing changed."""
    zaak = registreer(klant, soort)
    klant.get(zaak["url"])
    etag = klant.antwoord.headers["ETag"]
    klant.patch(zaak["url"], {"omschrijving": "een"}, koppen={"If-Match": etag})
    for methode in ("patch", "delete"):
        antwoord = klant(
            methode, zaak["url"], {"omschrijving": "twee"}, koppen={"If-Match": etag}, status=412
        )
        assert antwoord["code"] == "precondition_failed"
    assert klant.get(zaak["url"])["omschrijving"] == "een"
    klant.patch(zaak["url"], {"omschrijving": "drie"}, koppen={"If-Match": klant.antwoord.headers["ETag"]})
    klant.patch(zaak["url"], {"omschrijving": "vier"}, koppen={"If-Match": "*"})


def test_wat_een_antwoord_geeft_neemt_elk_verzoek(klant: Klant, soort: Proefzaaktype) -> None:
    """The case of an answer goes back as it came, to each operation that takes a case."""
    zaak = klant.get(registreer(klant, soort)["url"])
    assert zaak["opdrachtgevendeOrganisatie"] == ""
    klant.put(zaak["url"], zaak)
    klant.patch(zaak["url"], zaak)
    bezig = {"statustype": soort.status(1), "datumStatusGezet": "2026-02-01T10:00:00"}
    klant.post(f"zaken/zaak_bijwerken/{id_van(zaak['url'])}", {"zaak": zaak, "status": bezig}, status=200)
    klaar = {"statustype": soort.status(-1), "datumStatusGezet": "2026-03-01T10:00:00"}
    resultaat = {"resultaattype": soort.resultaat}
    klant.post(
        f"zaken/zaak_afsluiten/{id_van(zaak['url'])}",
        {"zaak": zaak, "status": klaar, "resultaat": resultaat},
        status=200,
    )
    begin = {"statustype": soort.status(0), "datumStatusGezet": "2026-01-05T10:00:00"}
    klant.post(
        "zaken/zaak_registreren",
        {
            "zaak": {**zaak, "identificatie": ""},
            "status": begin,
            "rollen": [],
            "zaakinformatieobjecten": [],
            "zaakobjecten": [],
        },
    )
