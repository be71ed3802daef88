"""The selection list, and the archive regime of outcomes (ztc-001 … ztc-008, ztc-015)."""

from typing import Any

import pytest

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Resultaattype
from eenloket.midoffice.aanbod.models import Zaaktype as Zaaktypetabel
from eenloket.verbinding.zgw.tests.klant import Klant

from . import bouwers
from .bouwers import KLASSE, KLASSE_BESTAANSDUUR, KLASSE_ELDERS, KLASSE_NIHIL, PROCESTYPE, Catalogus, Lijst

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaaktype(ztc: Catalogus, lijst: Lijst) -> str:
    return str(ztc.zaaktype(selectielijstProcestype=PROCESTYPE)["url"])


def _fouten(klant: Klant, zaaktype: str, **velden: Any) -> dict[str, str]:
    return klant.fouten("post", "catalogi/resultaattypen", bouwers.resultaattype(zaaktype, **velden))


def test_ztc_001_een_procestype_is_van_de_selectielijst(klant: Klant, ztc: Catalogus, lijst: Lijst) -> None:
    gemaakt = ztc.zaaktype(selectielijstProcestype=PROCESTYPE)
    assert gemaakt["selectielijstProcestype"] == PROCESTYPE
    assert Zaaktypetabel.objects.get(identificatie="ZT-PROEF").selectielijst_procestype_nummer == "11"
    for url, code in (
        ("https://onbekend.example.nl/procestypen/1", "bad-url"),
        (bouwers.OMSCHRIJVING, "invalid-resource"),
    ):
        lichaam = bouwers.zaaktype(ztc.url, selectielijstProcestype=url)
        assert klant.fouten("post", "catalogi/zaaktypen", lichaam) == {"selectielijstProcestype": code}
        assert klant.fouten("patch", gemaakt["url"], {"selectielijstProcestype": url}) == {
            "selectielijstProcestype": code
        }


def test_zonder_gekoppelde_lijst_telt_of_de_dienst_bekend_is(
    klant: Klant, ztc: Catalogus, organisatie: Organisatie
) -> None:
    lichaam = bouwers.zaaktype(ztc.url, selectielijstProcestype=PROCESTYPE)
    assert klant.fouten("post", "catalogi/zaaktypen", lichaam) == {"selectielijstProcestype": "bad-url"}
    bouwers.maak_dienst(organisatie)
    gemaakt = klant.post("catalogi/zaaktypen", lichaam)
    klant.post("catalogi/resultaattypen", bouwers.resultaattype(gemaakt["url"]))


def test_ztc_002_een_resultaattype_volgt_de_selectielijst(klant: Klant, zaaktype: str) -> None:
    lichaam = bouwers.resultaattype(zaaktype)
    del lichaam["archiefnominatie"], lichaam["archiefactietermijn"]
    gemaakt = klant.post("catalogi/resultaattypen", lichaam)
    assert gemaakt["omschrijvingGeneriek"] == "Verleend"
    assert (gemaakt["archiefnominatie"], gemaakt["archiefactietermijn"]) == ("vernietigen", "P5Y")
    assert Resultaattype.objects.get(zaaktype__identificatie="ZT-PROEF").selectielijst_nummer == "11.1"
    gegeven = klant.post(
        "catalogi/resultaattypen",
        bouwers.resultaattype(zaaktype, omschrijving="Anders", archiefnominatie="blijvend_bewaren"),
    )
    assert (gegeven["archiefnominatie"], gegeven["archiefactietermijn"]) == ("blijvend_bewaren", "P10Y")


def test_ztc_002_een_klasse_hoort_bij_het_procestype(klant: Klant, zaaktype: str) -> None:
    assert _fouten(klant, zaaktype, selectielijstklasse=KLASSE_ELDERS) == {
        "nonFieldErrors": "procestype-mismatch"
    }
    assert _fouten(klant, zaaktype, selectielijstklasse=PROCESTYPE) == {
        "selectielijstklasse": "invalid-resource"
    }
    assert _fouten(klant, zaaktype, resultaattypeomschrijving=KLASSE) == {
        "resultaattypeomschrijving": "invalid-resource"
    }
    assert _fouten(klant, zaaktype, resultaattypeomschrijving="https://x.example.nl/1") == {
        "resultaattypeomschrijving": "bad-url"
    }


def test_ztc_003_de_procestermijn_bepaalt_de_afleidingswijze(klant: Klant, zaaktype: str) -> None:
    fout = {"nonFieldErrors": "invalid-afleidingswijze-for-procestermijn"}
    termijn = {"afleidingswijze": "termijn", "procestermijn": "P1Y"}
    afgehandeld = {"afleidingswijze": "afgehandeld"}
    assert (
        _fouten(klant, zaaktype, selectielijstklasse=KLASSE_NIHIL, brondatumArchiefprocedure=termijn) == fout
    )
    assert (
        _fouten(
            klant,
            zaaktype,
            selectielijstklasse=KLASSE_BESTAANSDUUR,
            brondatumArchiefprocedure=afgehandeld,
        )
        == fout
    )
    for naam, klasse, wijze in (
        ("een", KLASSE_NIHIL, afgehandeld),
        ("twee", KLASSE_BESTAANSDUUR, termijn),
        ("drie", KLASSE, termijn),
        ("vier", KLASSE, afgehandeld),
    ):
        klant.post(
            "catalogi/resultaattypen",
            bouwers.resultaattype(
                zaaktype, omschrijving=naam, selectielijstklasse=klasse, brondatumArchiefprocedure=wijze
            ),
        )


VOLLEDIG: dict[str, dict[str, Any]] = {
    "afgehandeld": {},
    "ander_datumkenmerk": {"datumkenmerk": "x", "objecttype": "overige", "registratie": "x"},
    "eigenschap": {"datumkenmerk": "x"},
    "gerelateerde_zaak": {},
    "hoofdzaak": {},
    "ingangsdatum_besluit": {},
    "termijn": {"procestermijn": "P5Y"},
    "vervaldatum_besluit": {},
    "zaakobject": {"datumkenmerk": "x", "objecttype": "pand"},
}
WAARDEN = {"datumkenmerk": "x", "objecttype": "pand", "registratie": "x", "procestermijn": "P1Y"}


def _regel(klant: Klant, zaaktype: str, deel: str) -> None:
    """With and without ``deel`` for each way of deriving."""
    for wijze, nodig in VOLLEDIG.items():
        veld = f"brondatumArchiefprocedure.{deel}"
        if deel in nodig:
            brondatum = {k: w for k, w in nodig.items() if k != deel}
            code = "required"
        else:
            brondatum, code = nodig | {deel: WAARDEN[deel]}, "must-be-empty"
        brondatum = {"afleidingswijze": wijze, **brondatum}
        assert _fouten(klant, zaaktype, brondatumArchiefprocedure=brondatum) == {veld: code}, wijze
        klant.post(
            "catalogi/resultaattypen",
            bouwers.resultaattype(
                zaaktype, omschrijving=wijze, brondatumArchiefprocedure={"afleidingswijze": wijze, **nodig}
            ),
        )


def test_ztc_004_datumkenmerk(klant: Klant, zaaktype: str) -> None:
    _regel(klant, zaaktype, "datumkenmerk")


def test_ztc_005_einddatum_bekend(klant: Klant, zaaktype: str) -> None:
    for wijze, nodig in VOLLEDIG.items():
        lichaam = bouwers.resultaattype(
            zaaktype,
            omschrijving=wijze,
            brondatumArchiefprocedure={"afleidingswijze": wijze, "einddatumBekend": True, **nodig},
        )
        if wijze in ("afgehandeld", "termijn"):
            assert klant.fouten("post", "catalogi/resultaattypen", lichaam) == {
                "brondatumArchiefprocedure.einddatumBekend": "must-be-empty"
            }
        else:
            gemaakt = klant.post("catalogi/resultaattypen", lichaam)
            assert gemaakt["brondatumArchiefprocedure"]["einddatumBekend"] is True


def test_ztc_006_objecttype(klant: Klant, zaaktype: str) -> None:
    _regel(klant, zaaktype, "objecttype")


def test_ztc_007_registratie(klant: Klant, zaaktype: str) -> None:
    _regel(klant, zaaktype, "registratie")


def test_ztc_008_procestermijn(klant: Klant, zaaktype: str) -> None:
    _regel(klant, zaaktype, "procestermijn")


def test_een_brondatum_wordt_als_geheel_vervangen(klant: Klant, zaaktype: str) -> None:
    gemaakt = klant.post(
        "catalogi/resultaattypen",
        bouwers.resultaattype(
            zaaktype, brondatumArchiefprocedure={"afleidingswijze": "eigenschap", "datumkenmerk": "x"}
        ),
    )
    anders = klant.patch(gemaakt["url"], {"brondatumArchiefprocedure": {"afleidingswijze": "afgehandeld"}})
    assert anders["brondatumArchiefprocedure"] == {
        "afleidingswijze": "afgehandeld",
        "datumkenmerk": "",
        "einddatumBekend": False,
        "objecttype": "",
        "registratie": "",
        "procestermijn": None,
    }
    zonder = klant.patch(gemaakt["url"], {"brondatumArchiefprocedure": None})
    assert zonder["brondatumArchiefprocedure"] is None


def test_besluiten_en_documenten_bij_een_resultaat(klant: Klant, ztc: Catalogus, zaaktype: str) -> None:
    besluittype, document = ztc.besluittype(publiceer=True), ztc.documenttype(publiceer=True)
    gemaakt = klant.post(
        "catalogi/resultaattypen",
        bouwers.resultaattype(zaaktype, besluittypen=["Vergunning"], informatieobjecttypen=["Brief"]),
    )
    assert gemaakt["besluittypen"] == [besluittype["url"]]
    assert gemaakt["besluittypeOmschrijving"] == ["Vergunning"]
    assert gemaakt["informatieobjecttypen"] == [document["url"]]
    een = klant.get(besluittype["url"])
    assert een["resultaattypen"] == [gemaakt["url"]]
    assert een["resultaattypenOmschrijving"] == ["Verleend"]


def test_ztc_015_datums_in_eigenschappen(klant: Klant, zaaktype: str) -> None:
    def specificatie(formaat: str, lengte: str, *waarden: str) -> dict[str, Any]:
        return {"formaat": formaat, "lengte": lengte, "kardinaliteit": "1", "waardenverzameling": [*waarden]}

    def fouten(*s: str) -> dict[str, str]:
        lichaam = bouwers.eigenschap(zaaktype, specificatie=specificatie(*s))
        return klant.fouten("post", "catalogi/eigenschappen", lichaam)

    assert fouten("datum", "10") == {"specificatie.lengte": "invalid-length"}
    assert fouten("datum_tijd", "8") == {"specificatie.lengte": "invalid-length"}
    assert fouten("datum", "8", "2022-7-8") == {"specificatie.waardenverzameling": "invalid"}
    for naam, s in (
        ("dag", ("datum", "8", "20220728")),
        ("moment", ("datum_tijd", "14", "20220728134022")),
        ("tekst", ("tekst", "10", "2022-07-28")),
    ):
        klant.post(
            "catalogi/eigenschappen", bouwers.eigenschap(zaaktype, naam=naam, specificatie=specificatie(*s))
        )
