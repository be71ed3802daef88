"""Every resource: made, read, listed, changed and removed; the contract is held against each answer by the client."""

from typing import Any

import pytest

from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw import bronnen  # noqa: F401 - the resources make themselves known
from eenloket.verbinding.zgw.contract import contract
from eenloket.verbinding.zgw.operaties import HANDELINGEN
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from . import bouwers
from .bouwers import Catalogus, Lijst

pytestmark = pytest.mark.django_db


def test_elke_operatie_wordt_bediend() -> None:
    assert {id_ for api, id_ in HANDELINGEN if api == "catalogi"} == set(contract("catalogi").operaties)
    assert len(contract("catalogi").operaties) == 73


def _maak(ztc: Catalogus, soort: str, zaaktype: str) -> tuple[str, dict[str, Any]]:
    lichamen = {
        "statustypen": lambda: bouwers.statustype(zaaktype),
        "roltypen": lambda: bouwers.roltype(zaaktype),
        "eigenschappen": lambda: bouwers.eigenschap(zaaktype),
        "zaaktype-informatieobjecttypen": lambda: bouwers.koppeling(zaaktype),
        "zaakobjecttypen": lambda: bouwers.objecttype(zaaktype, ztc.url),
        "resultaattypen": lambda: bouwers.resultaattype(zaaktype),
    }
    return f"catalogi/{soort}", lichamen[soort]()


DELEN = {
    "statustypen": {"omschrijving": "Anders"},
    "roltypen": {"omschrijving": "Anders"},
    "eigenschappen": {"definitie": "Anders"},
    "zaaktype-informatieobjecttypen": {"richting": "intern"},
    "zaakobjecttypen": {"relatieOmschrijving": "Anders"},
    "resultaattypen": {"toelichting": "Anders"},
}


@pytest.mark.parametrize("soort", DELEN)
def test_een_deel_van_een_zaaktype_gaat_rond(klant: Klant, ztc: Catalogus, lijst: Lijst, soort: str) -> None:
    zaaktype = ztc.zaaktype(selectielijstProcestype=bouwers.PROCESTYPE)
    ztc.documenttype()
    pad, lichaam = _maak(ztc, soort, zaaktype["url"])
    gemaakt = klant.post(pad, lichaam)
    assert klant.get(gemaakt["url"]) == gemaakt
    klant("head", gemaakt["url"], status=200)
    assert klant.antwoord.headers["ETag"]
    assert gemaakt["zaaktype"] == zaaktype["url"]
    assert gemaakt["zaaktypeIdentificatie"] == "ZT-PROEF"
    assert gemaakt["catalogus"] == ztc.url
    gewijzigd = klant.patch(gemaakt["url"], DELEN[soort])
    assert gewijzigd == gemaakt | DELEN[soort]
    assert klant.put(gemaakt["url"], gemaakt) == gemaakt  # what was read can be sent back
    alles = "" if soort == "zaakobjecttypen" else "&status=alles"
    assert klant.get(f"{BASIS}/catalogi/api/v1/{soort}?zaaktype={zaaktype['url']}{alles}")["results"] == [
        gemaakt
    ]
    assert klant.get(zaaktype["url"])[_naam(soort)] == (
        [gemaakt["url"]] if soort != "zaaktype-informatieobjecttypen" else []
    )
    klant.delete(gemaakt["url"])
    klant.get(gemaakt["url"], status=404)


def _naam(soort: str) -> str:
    return "informatieobjecttypen" if soort == "zaaktype-informatieobjecttypen" else soort


def test_typen_gaan_rond(klant: Klant, ztc: Catalogus) -> None:
    for gemaakt, anders in (
        (ztc.zaaktype(), {"toelichting": "Anders", "trefwoorden": ["a", "b"]}),
        (ztc.besluittype(), {"toelichting": "Anders", "reactietermijn": "P6W"}),
        (ztc.documenttype(), {"omschrijving": "Anders", "trefwoord": ["a"]}),
    ):
        assert gemaakt["concept"] is True
        assert klant.get(gemaakt["url"]) == gemaakt
        assert klant.patch(gemaakt["url"], anders) == gemaakt | anders
        assert klant.put(gemaakt["url"], gemaakt | anders) == gemaakt | anders
        klant("head", gemaakt["url"], status=200)
        klant.delete(gemaakt["url"])
        klant.get(gemaakt["url"], status=404)


def test_een_catalogus_gaat_rond(klant: Klant, ztc: Catalogus) -> None:
    ztc.zaaktype()
    een = klant.get(ztc.url)
    assert len(een["zaaktypen"]) == 1
    anders = klant.patch(ztc.url, {"naam": "Anders", "begindatumVersie": "2020-01-01"})
    assert anders == een | {"naam": "Anders", "begindatumVersie": "2020-01-01"}
    assert klant.put(ztc.url, anders) == anders
    klant("head", ztc.url, status=200)
    assert [c["url"] for c in klant.get("catalogi/catalogussen", domein="PROEF")["results"]] == [ztc.url]
    assert klant.get("catalogi/catalogussen", domein__in="X,PROEF")["count"] == 1
    assert klant.get("catalogi/catalogussen", rsin="1")["count"] == 0


def test_een_catalogus_is_uniek_en_heeft_een_goed_rsin(klant: Klant, ztc: Catalogus) -> None:
    assert klant.fouten("post", "catalogi/catalogussen", bouwers.catalogus()) == {"nonFieldErrors": "unique"}
    assert klant.fouten("post", "catalogi/catalogussen", bouwers.catalogus("X", rsin="123456789")) == {
        "rsin": "invalid"
    }


def test_de_checklist_en_eigenschappen_van_een_statustype(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype()["url"]
    eigenschap = klant.post("catalogi/eigenschappen", bouwers.eigenschap(zaaktype))
    items = [
        {"itemnaam": "a", "vraagstelling": "Is a er?", "verplicht": True, "toelichting": ""},
        {"itemnaam": "b", "vraagstelling": "Is b er?", "verplicht": False, "toelichting": ""},
    ]
    gemaakt = klant.post(
        "catalogi/statustypen",
        bouwers.statustype(zaaktype, checklistitemStatustype=items, eigenschappen=[eigenschap["url"]]),
    )
    assert gemaakt["checklistitemStatustype"] == items
    assert gemaakt["eigenschappen"] == [eigenschap["url"]]
    assert klant.get(eigenschap["url"])["statustype"] == gemaakt["url"]
    minder = klant.patch(gemaakt["url"], {"checklistitemStatustype": items[1:], "eigenschappen": []})
    assert minder["checklistitemStatustype"] == items[1:]
    assert minder["eigenschappen"] == []


def test_alleen_het_hoogste_volgnummer_is_het_einde(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype()["url"]
    een, twee = (klant.post("catalogi/statustypen", bouwers.statustype(zaaktype, n)) for n in (1, 2))
    assert klant.get(een["url"])["isEindstatus"] is False
    assert twee["isEindstatus"] is True
    assert klant.get(zaaktype)["statustypen"] == [een["url"], twee["url"]]
    assert klant.fouten("post", "catalogi/statustypen", bouwers.statustype(zaaktype, 2)) == {
        "nonFieldErrors": "unique"
    }


def test_typen_van_een_ander_zijn_er_niet(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype(publiceer=True)
    status = klant.post("catalogi/statustypen", bouwers.statustype(zaaktype["url"]))
    ander = maak_klant(maak_organisatie("elders"), "ander")
    assert ander.get("catalogi/zaaktypen")["count"] == 0
    assert ander.get("catalogi/statustypen")["count"] == 0
    for url in (ztc.url, zaaktype["url"], status["url"]):
        ander.get(url, status=404)
        ander.delete(url, status=404)
    assert ander.fouten("post", "catalogi/zaaktypen", bouwers.zaaktype(ztc.url)) == {
        "catalogus": "does_not_exist"
    }
    assert ander.fouten("post", "catalogi/roltypen", bouwers.roltype(zaaktype["url"])) == {
        "zaaktype": "does_not_exist"
    }
    eigen = Catalogus(ander, "ANDER")
    eigen.zaaktype()
    assert ander.fouten(
        "post", "catalogi/zaaktypen", bouwers.zaaktype(eigen.url, deelzaaktypen=[zaaktype["url"]])
    ) == {"nonFieldErrors": "relations-incorrect-catalogus"}


def test_een_open_lichaam_wordt_toch_gecontroleerd(klant: Klant, ztc: Catalogus) -> None:
    zaaktype, document = ztc.zaaktype(), ztc.documenttype()
    assert klant.fouten("patch", zaaktype["url"], {"doel": True, "vertrouwelijkheidaanduiding": "x"}) == {
        "doel": "invalid",
        "vertrouwelijkheidaanduiding": "invalid_choice",
    }
    assert "omschrijving" in klant.fouten("put", document["url"], {"trefwoord": []})
    assert klant.fouten("patch", zaaktype["url"], {"doorlooptijd": "PT5H"}) == {"doorlooptijd": "invalid"}
    assert klant.fouten("patch", zaaktype["url"], {"beginGeldigheid": "0000-01-01"}) == {
        "beginGeldigheid": "invalid"
    }
    zonder = klant.patch(zaaktype["url"], {"eindeGeldigheid": "9999-12-31"})
    assert zonder["eindeGeldigheid"] is None  # the last day that there is means no end


def test_een_bron_is_heel_of_afwezig(klant: Klant, ztc: Catalogus) -> None:
    bron = {"url": "https://elders.nl/c", "domein": "ABC", "rsin": "517439943"}
    assert ztc.zaaktype(broncatalogus=bron)["broncatalogus"] == bron
    assert klant.fouten(
        "post",
        "catalogi/zaaktypen",
        bouwers.zaaktype(ztc.url, broncatalogus={"domein": "ABC", "rsin": "1", "url": ""}),
    ) == {"broncatalogus.url": "required"}
