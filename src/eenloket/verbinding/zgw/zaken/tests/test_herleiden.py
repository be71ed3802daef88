"""A correction after the end: dates that followed from what is corrected follow again, what was given by hand stays (zrc-021)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.midoffice.aanbod.api import vergeet_typen
from eenloket.midoffice.aanbod.models import Resultaattype
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.besluiten.tests.bouwers import lichaam
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres
from .zaakbouwers import Proefzaaktype, maak_soort, registreer, sluit, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def soort() -> Proefzaaktype:
    return maak_soort()


def _afgeleid_uit(wijze: str, **anders: str) -> Proefzaaktype:
    velden = {"afleidingswijze": wijze} | anders
    return maak_soort(resultaat={f"brondatum_archiefprocedure_{k}": w for k, w in velden.items()})


def _uit_eigenschap() -> tuple[Proefzaaktype, str]:
    soort = _afgeleid_uit("eigenschap", datumkenmerk="einde")
    eigenschap = soort.zaaktype.eigenschappen.create(
        naam="einde",
        definitie="Einde",
        specificatie_formaat="datum",
        specificatie_lengte="8",
        specificatie_kardinaliteit="1",
    )
    vergeet_typen()
    return soort, adres("catalogi/eigenschappen", eigenschap.id)


def _datums(klant: Klant, zaak: dict[str, Any]) -> tuple[str | None, str | None]:
    nu = klant.get(zaak["url"])
    return nu["archiefactiedatum"], nu["startdatumBewaartermijn"]


def _eigenschap(klant: Klant, zaak: dict[str, Any], soort: str, waarde: str) -> dict[str, Any]:
    lichaam = {"zaak": zaak["url"], "eigenschap": soort, "waarde": waarde}
    gemaakt: dict[str, Any] = klant.post(zaak["url"] + "/zaakeigenschappen", lichaam)
    return gemaakt


def _object(klant: Klant, zaak: dict[str, Any], dag: str) -> dict[str, Any]:
    gemaakt: dict[str, Any] = klant.post(
        "zaken/zaakobjecten",
        {
            "zaak": zaak["url"],
            "objectType": "overige",
            "objectTypeOverige": "huur",
            "objectIdentificatie": {"overigeData": {"einddatum": dag}},
        },
    )
    return gemaakt


def test_zrc_021_een_eigenschap_na_het_einde(klant: Klant) -> None:
    soort, einde = _uit_eigenschap()
    zaak = registreer(klant, soort)
    assert sluit(klant, zaak, soort)["archiefactiedatum"] is None
    gemaakt = _eigenschap(klant, zaak, einde, "20270115")
    assert _datums(klant, zaak) == ("2032-01-15", "2027-01-15")
    klant.patch(gemaakt["url"], {"waarde": "20280115"})
    assert _datums(klant, zaak) == ("2033-01-15", "2028-01-15")
    klant.patch(gemaakt["url"], {"waarde": "onbekend"})
    assert _datums(klant, zaak) == (None, None)
    klant.patch(gemaakt["url"], {"waarde": "20280116"})
    klant.delete(gemaakt["url"])
    assert _datums(klant, zaak) == (None, None)


def test_zrc_021_een_datum_die_met_de_hand_gezet_is_blijft(klant: Klant) -> None:
    soort, einde = _uit_eigenschap()
    zaak = registreer(klant, soort)
    gemaakt = _eigenschap(klant, zaak, einde, "20270115")
    sluit(klant, zaak, soort)
    klant.patch(zaak["url"], {"archiefactiedatum": "2040-01-01"})
    klant.patch(gemaakt["url"], {"waarde": "20280115"})
    assert _datums(klant, zaak) == ("2040-01-01", "2028-01-15")
    klant.delete(gemaakt["url"])
    assert _datums(klant, zaak) == ("2040-01-01", None)


def test_zrc_021_een_eigenschap_waar_het_einde_niet_uit_volgt_verandert_niets(klant: Klant) -> None:
    soort, einde = _uit_eigenschap()
    soort.resultaattype.brondatum_archiefprocedure_afleidingswijze = "afgehandeld"
    soort.resultaattype.save()
    vergeet_typen()
    zaak = registreer(klant, soort)
    voor = sluit(klant, zaak, soort)
    _eigenschap(klant, zaak, einde, "20270115")
    assert _datums(klant, zaak) == (voor["archiefactiedatum"], voor["startdatumBewaartermijn"])
    assert voor["archiefactiedatum"] == "2031-03-01"


def test_zrc_021_een_zaakobject_na_het_einde(klant: Klant) -> None:
    soort = _afgeleid_uit("zaakobject", datumkenmerk="einddatum", objecttype="overige")
    zaak = registreer(klant, soort)
    _object(klant, zaak, "2027-02-01")
    assert sluit(klant, zaak, soort)["archiefactiedatum"] == "2032-02-01"
    later = _object(klant, zaak, "2029-02-01")
    assert _datums(klant, zaak) == ("2034-02-01", "2029-02-01")
    klant.patch(later["url"], {"objectIdentificatie": {"overigeData": {"einddatum": "2028-02-01"}}})
    assert _datums(klant, zaak) == ("2033-02-01", "2028-02-01")
    klant.delete(later["url"])
    assert _datums(klant, zaak) == ("2032-02-01", "2027-02-01")


def test_zrc_021_een_andere_hoofdzaak_na_het_einde(klant: Klant, soort: Proefzaaktype) -> None:
    deelsoort = _afgeleid_uit("hoofdzaak")
    een, ander, open_ = (registreer(klant, soort) for _ in range(3))
    sluit(klant, een, soort, "2026-04-01T10:00:00Z")
    sluit(klant, ander, soort, "2026-06-01T10:00:00Z")
    deel = registreer(klant, deelsoort, hoofdzaak=een["url"])
    assert sluit(klant, deel, deelsoort)["archiefactiedatum"] == "2031-04-01"
    assert klant.patch(deel["url"], {"hoofdzaak": ander["url"]})["archiefactiedatum"] == "2031-06-01"
    assert klant.patch(deel["url"], {"hoofdzaak": open_["url"]})["archiefactiedatum"] is None
    sluit(klant, open_, soort, "2026-07-01T10:00:00Z")
    assert _datums(klant, deel) == ("2031-07-01", "2026-07-01")
    beide = {"hoofdzaak": een["url"], "archiefactiedatum": "2050-01-01"}
    assert klant.patch(deel["url"], beide)["archiefactiedatum"] == "2050-01-01"
    assert klant.patch(deel["url"], {"hoofdzaak": ander["url"]})["archiefactiedatum"] == "2050-01-01"


def test_zrc_021_andere_verwante_zaken_na_het_einde(klant: Klant, soort: Proefzaaktype) -> None:
    verwant = _afgeleid_uit("gerelateerde_zaak")
    een, twee = registreer(klant, soort), registreer(klant, soort)
    sluit(klant, een, soort, "2026-05-01T10:00:00Z")
    sluit(klant, twee, soort, "2026-06-01T10:00:00Z")
    met_een, met_twee = ([{"url": z["url"], "aardRelatie": "onderwerp"}] for z in (een, twee))
    zaak = registreer(klant, verwant, relevanteAndereZaken=met_een)
    assert sluit(klant, zaak, verwant)["archiefactiedatum"] == "2031-05-01"
    na = klant.patch(zaak["url"], {"relevanteAndereZaken": met_een + met_twee})
    assert (na["archiefactiedatum"], na["startdatumBewaartermijn"]) == ("2031-06-01", "2026-06-01")
    assert klant.patch(zaak["url"], {"relevanteAndereZaken": []})["archiefactiedatum"] is None


def test_zrc_021_wie_aan_een_einde_hangt_volgt_als_dat_verandert(klant: Klant, soort: Proefzaaktype) -> None:
    """A main case that is ended on another day, reopened, and ended again."""
    deelsoort, verwant = _afgeleid_uit("hoofdzaak"), _afgeleid_uit("gerelateerde_zaak")
    hoofd = registreer(klant, soort)
    relatie = [{"url": hoofd["url"], "aardRelatie": "onderwerp"}]
    afhankelijk = [
        (registreer(klant, deelsoort, hoofdzaak=hoofd["url"]), deelsoort),
        (registreer(klant, verwant, relevanteAndereZaken=relatie), verwant),
    ]
    hand = registreer(klant, deelsoort, hoofdzaak=hoofd["url"], archiefactiedatum="2060-01-01")
    for zaak, type_ in (*afhankelijk, (hand, deelsoort)):
        sluit(klant, zaak, type_)
    for moment, dag in (
        ("2026-04-01T10:00:00Z", ("2031-04-01", "2026-04-01")),
        ("2026-05-01T10:00:00Z", ("2031-05-01", "2026-05-01")),
    ):
        klant_na = sluit(klant, hoofd, soort, moment)
        assert klant_na["archiefactiedatum"] == dag[0]
        assert {_datums(klant, zaak) for zaak, _type in afhankelijk} == {dag}
    klant.post("zaken/statussen", status(hoofd, soort.status(1), "2026-06-01T10:00:00Z"))
    assert {_datums(klant, zaak) for zaak, _type in afhankelijk} == {(None, None)}
    sluit(klant, hoofd, soort, "2026-07-01T10:00:00Z")
    assert {_datums(klant, zaak) for zaak, _type in afhankelijk} == {("2031-07-01", "2026-07-01")}
    assert _datums(klant, hand)[0] == "2060-01-01"


def test_zrc_021_een_resultaat_dat_na_het_einde_weggaat_en_terugkomt(
    klant: Klant, soort: Proefzaaktype
) -> None:
    zaak = registreer(klant, soort)
    sluit(klant, zaak, soort)
    klant.delete(klant.get(zaak["url"])["resultaat"])
    nu = klant.get(zaak["url"])
    assert (nu["archiefnominatie"], nu["archiefactiedatum"]) == (None, None)
    klant.post("zaken/resultaten", {"zaak": zaak["url"], "resultaattype": soort.resultaat})
    nu = klant.get(zaak["url"])
    assert (nu["archiefnominatie"], nu["archiefactiedatum"]) == ("vernietigen", "2031-03-01")


def test_zrc_021_een_resultaat_waarvan_de_datum_met_de_hand_komt_houdt_geen_oude_afleiding(
    klant: Klant, soort: Proefzaaktype
) -> None:
    hand = Resultaattype.objects.create(
        zaaktype=soort.zaaktype,
        omschrijving="Met de hand",
        archiefnominatie="vernietigen",
        archiefactietermijn="P5Y",
        brondatum_archiefprocedure_afleidingswijze="ander_datumkenmerk",
    )
    vergeet_typen()
    beide = [registreer(klant, soort), registreer(klant, soort, archiefactiedatum="2044-04-04")]
    for zaak, verwacht in zip(beide, (None, "2044-04-04"), strict=True):
        url = sluit(klant, zaak, soort)["resultaat"]
        klant.patch(url, {"resultaattype": adres("catalogi/resultaattypen", hand.id)})
        assert _datums(klant, zaak)[0] == verwacht


@pytest.mark.parametrize("wijze", ["ingangsdatum", "vervaldatum"])
def test_zrc_021_een_besluit_na_het_einde(klant: Klant, wijze: str) -> None:
    zaak = maak_zaak(fase="behandelen")
    Resultaattype.objects.filter(zaaktype=zaak.zaaktype_id).update(
        archiefactietermijn="P5Y",
        archiefnominatie="vernietigen",
        brondatum_archiefprocedure_afleidingswijze=f"{wijze}_besluit",
    )
    vergeet_typen()
    zaken.sluit(zaak, resultaat="Verleend", door=DOOR)
    url = {"url": adres("zaken/zaken", zaak.id)}
    assert _datums(klant, url) == (None, None)
    besluit = klant.post("besluiten/besluiten", lichaam(zaak, **{wijze: "2027-01-10"}))
    assert _datums(klant, url) == ("2032-01-10", "2027-01-10")
    klant.patch(besluit["url"], {"toelichting": "anders"})
    klant.patch(besluit["url"], {wijze: "2028-01-10"})
    assert _datums(klant, url) == ("2033-01-10", "2028-01-10")
    klant.delete(besluit["url"])
    assert _datums(klant, url) == (None, None)


def test_bij_een_zaak_die_loopt_wordt_niets_uitgezocht(klant: Klant) -> None:
    soort, einde = _uit_eigenschap()
    zaak = registreer(klant, soort)
    gemaakt = _eigenschap(klant, zaak, einde, "20270115")
    with CaptureQueriesContext(connection) as gedaan:
        klant.patch(gemaakt["url"], {"waarde": "20280115"})
    assert not [q for q in gedaan if "zaken_resultaat" in q["sql"] or 'UPDATE "zaken_zaak"' in q["sql"]]


def _met_object(klant: Klant, kenmerk: str, objecttype: str, **velden: Any) -> str | None:
    """The archive date of a case that ends, from one object."""
    soort = _afgeleid_uit("zaakobject", datumkenmerk=kenmerk, objecttype=objecttype)
    zaak = registreer(klant, soort)
    klant.post("zaken/zaakobjecten", {"zaak": zaak["url"], "objectType": objecttype} | velden)
    datum: str | None = sluit(klant, zaak, soort)["archiefactiedatum"]
    return datum


def test_zrc_021_een_datum_van_negen_tekens(klant: Klant) -> None:
    adres_ = {
        "aoaIdentificatie": "1",
        "wplWoonplaatsNaam": "x",
        "gorOpenbareRuimteNaam": "x",
        "aoaHuisnummer": 1,
    }
    object_ = {"wozObjectNummer": "1", "aanduidingWozObject": adres_}
    woz = {"waardepeildatum": "2010-3-1", "isVoor": object_}
    assert _met_object(klant, "waardepeildatum", "woz_waarde", objectIdentificatie=woz) == "2015-03-01"


def test_zrc_021_een_kenmerk_op_een_pad(klant: Klant) -> None:
    gegevens = {"overigeData": {"a": {"b": "2020-05-06"}}}
    assert (
        _met_object(klant, "a/b", "overige", objectTypeOverige="iets", objectIdentificatie=gegevens)
        == "2025-05-06"
    )


def test_zrc_021_het_object_is_een_besluit_van_ons(klant: Klant) -> None:
    zaak = maak_zaak()
    soort = zaak.zaaktype.besluittypen.first()
    assert soort is not None
    besluit = klant.post("besluiten/besluiten", lichaam(zaak) | {"ingangsdatum": "2021-02-03"})
    datum = _met_object(klant, "ingangsdatum", "overige", objectTypeOverige="besluit", object=besluit["url"])
    assert datum == "2026-02-03"
