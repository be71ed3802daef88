"""Decisions whose type, case or document is in the register of somebody else."""

from collections.abc import Iterator
from typing import Any

import pytest

from eenloket.kern.actoren import systeem
from eenloket.kern.tellingen.api import hertel
from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw import diensten
from eenloket.verbinding.zgw.dienstacties import bewaar_dienst
from eenloket.verbinding.zgw.tests.ander_register import Register, ander_register
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres, besluittype, lichaam

pytestmark = pytest.mark.django_db
BESLUITEN, RELATIES = "besluiten/besluiten", "besluiten/besluitinformatieobjecten"


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def _register(soort: str) -> Iterator[Register]:
    with ander_register() as server:
        bewaar_dienst(
            maak_organisatie(),
            server.url,
            soort=soort,
            client_id="wij",
            geheim="g" * 40,
            door=systeem("test"),
        )
        yield server
    diensten.verbinding_met.cache_clear()


@pytest.fixture
def ztc() -> Iterator[Register]:
    yield from _register("ztc")


@pytest.fixture
def zrc() -> Iterator[Register]:
    yield from _register("zrc")


@pytest.fixture
def drc() -> Iterator[Register]:
    yield from _register("drc")


def soort(
    ztc: Register, *, concept: bool = False, zaaktypen: list[str] | None = None, iot: list[str] | None = None
) -> str:
    """A type of decision elsewhere."""
    inhoud = {"zaaktypen": zaaktypen or [], "informatieobjecttypen": iot or [], "concept": concept}
    return ztc.zet("/besluittypen/1", inhoud)


def test_brc_001_een_besluittype_van_een_andere_catalogus(klant: Klant, ztc: Register) -> None:
    url = soort(ztc)
    gemaakt = klant.post(BESLUITEN, lichaam() | {"besluittype": url})
    assert gemaakt["besluittype"] == url
    assert klant.get(BESLUITEN, besluittype=url)["count"] == 1
    assert klant.get(BESLUITEN, besluittype=url + "2")["count"] == 0
    assert klant.fouten("patch", gemaakt["url"], {"besluittype": lichaam()["besluittype"]}) == {
        "besluittype": "wijzigen-niet-toegelaten"
    }


@pytest.mark.parametrize(
    ("antwoord", "code"),
    [
        (None, "bad-url"),
        ((500, {}, b"{}"), "bad-url"),
        ({"zaaktype": "x"}, "invalid-resource"),
        ({"zaaktypen": [], "informatieobjecttypen": [], "concept": True}, "not-published"),
    ],
)
def test_brc_001_een_besluittype_elders_moet_bestaan(
    klant: Klant, ztc: Register, antwoord: Any, code: str
) -> None:
    if antwoord is not None:
        ztc.zet("/besluittypen/1", antwoord)
    fouten = klant.fouten("post", BESLUITEN, lichaam() | {"besluittype": ztc.url + "besluittypen/1"})
    assert fouten == {"besluittype": code}
    assert not Besluit.objects.exists()


def test_brc_001_een_zaakregister_heeft_geen_besluittypen(klant: Klant, zrc: Register) -> None:
    url = zrc.zet("/besluittypen/1", {"zaaktypen": [], "informatieobjecttypen": [], "concept": False})
    assert klant.fouten("post", BESLUITEN, lichaam() | {"besluittype": url}) == {"besluittype": "bad-url"}


def test_brc_007_zaak_elders_van_een_zaaktype_van_ons(klant: Klant, zrc: Register) -> None:
    ons = besluittype(maak_zaak())
    zaaktype = adres("catalogi/zaaktypen", ons.zaaktypen.all()[0].id)
    zrc.zet("POST /zaken/1/besluiten", {"url": zrc.url + "zaken/1/besluiten/9"})
    goed, fout = zrc.zet("/zaken/1", {"zaaktype": zaaktype}), zrc.zet("/zaken/2", {"zaaktype": zrc.url + "x"})
    gegevens = lichaam() | {"besluittype": adres("catalogi/besluittypen", ons.id)}
    gemaakt = klant.post(BESLUITEN, gegevens | {"zaak": goed})
    assert gemaakt["zaak"] == goed
    assert klant.get(BESLUITEN, zaak=goed)["count"] == 1
    assert klant.fouten("post", BESLUITEN, gegevens | {"zaak": fout}) == {
        "nonFieldErrors": "zaaktype-mismatch"
    }
    assert klant.fouten("post", BESLUITEN, gegevens | {"zaak": zrc.url + "zaken/3"}) == {"zaak": "bad-url"}
    assert klant.fouten("patch", gemaakt["url"], {"zaak": fout}) == {"zaak": "wijzigen-niet-toegelaten"}


def test_brc_006_een_zaak_elders_kent_haar_besluit(klant: Klant, zrc: Register) -> None:
    ons = besluittype(maak_zaak())
    zaak = zrc.zet("/zaken/1", {"zaaktype": adres("catalogi/zaaktypen", ons.zaaktypen.all()[0].id)})
    gegevens = lichaam() | {"besluittype": adres("catalogi/besluittypen", ons.id), "zaak": zaak}
    assert klant.fouten("post", BESLUITEN, gegevens) == {"zaak": "pending-relations"}
    assert not Besluit.objects.exists()
    zrc.zet("POST /zaken/1/besluiten", {"url": zrc.url + "zaken/1/besluiten/9"})
    gemaakt = klant.post(BESLUITEN, gegevens)
    assert (zrc.verzoeken[-1].pad, zrc.verzoeken[-1].lichaam) == (
        "/zaken/1/besluiten",
        {"besluit": gemaakt["url"]},
    )
    assert klant.fouten("delete", gemaakt["url"], None) == {"zaak": "pending-relations"}
    assert klant.get(gemaakt["url"]) == gemaakt
    zrc.zet("DELETE /zaken/1/besluiten/9", (204, {}, b""))
    klant.delete(gemaakt["url"])
    assert (zrc.verzoeken[-1].methode, zrc.verzoeken[-1].pad) == ("DELETE", "/zaken/1/besluiten/9")


def test_brc_007_besluittype_elders_bij_een_zaak_van_ons(klant: Klant, ztc: Register) -> None:
    zaak = maak_zaak()
    url = soort(ztc, zaaktypen=[adres("catalogi/zaaktypen", zaak.zaaktype_id)])
    klant.post(BESLUITEN, lichaam(zaak) | {"besluittype": url})
    soort(ztc, zaaktypen=[ztc.url + "zaaktypen/1"])
    fouten = klant.fouten("post", BESLUITEN, lichaam(zaak) | {"besluittype": url})
    assert fouten == {"nonFieldErrors": "zaaktype-mismatch"}


def _document(drc: Register, iot: str) -> str:
    drc.zet("POST /objectinformatieobjecten", {"url": drc.url + "objectinformatieobjecten/7"})
    drc.zet("DELETE /objectinformatieobjecten/7", (204, {}, b""))
    return drc.zet("/enkelvoudiginformatieobjecten/1", {"informatieobjecttype": iot})


def test_brc_005_een_document_elders_krijgt_zijn_spiegel_daar(klant: Klant, drc: Register) -> None:
    ons = besluittype(maak_zaak())
    document = _document(drc, "https://ztc.example/informatieobjecttypen/1")
    besluit = klant.post(BESLUITEN, lichaam() | {"besluittype": adres("catalogi/besluittypen", ons.id)})[
        "url"
    ]
    gegevens = {"besluit": besluit, "informatieobject": document}
    fouten = klant.fouten("post", RELATIES, gegevens)
    assert fouten == {"nonFieldErrors": "missing-besluittype-informatieobjecttype-relation"}
    assert [v.methode for v in drc.verzoeken] == ["GET"]
    iot = adres("catalogi/informatieobjecttypen", ons.informatieobjecttypen.all()[0].id)
    _document(drc, iot)
    gemaakt = klant.post(RELATIES, gegevens)
    assert gemaakt["informatieobject"] == document
    assert klant.get(RELATIES, informatieobject=document) == [gemaakt]
    assert drc.verzoeken[-1].lichaam == {
        "informatieobject": document,
        "object": besluit,
        "objectType": "besluit",
    }
    assert klant.fouten("post", RELATIES, gegevens) == {"nonFieldErrors": "unique"}
    klant.delete(gemaakt["url"])
    assert (drc.verzoeken[-1].methode, drc.verzoeken[-1].pad) == ("DELETE", "/objectinformatieobjecten/7")
    assert not Besluitinformatieobject.objects.exists()


def test_brc_005_zonder_spiegel_geen_relatie(klant: Klant, drc: Register) -> None:
    ons = besluittype(maak_zaak())
    document = _document(drc, adres("catalogi/informatieobjecttypen", ons.informatieobjecttypen.all()[0].id))
    besluit = klant.post(BESLUITEN, lichaam() | {"besluittype": adres("catalogi/besluittypen", ons.id)})[
        "url"
    ]
    gegevens = {"besluit": besluit, "informatieobject": document}
    drc.zet("POST /objectinformatieobjecten", (400, {}, b"{}"))
    assert klant.fouten("post", RELATIES, gegevens) == {"informatieobject": "pending-relations"}
    assert not Besluitinformatieobject.objects.exists()
    _document(drc, "x")
    _document(drc, adres("catalogi/informatieobjecttypen", ons.informatieobjecttypen.all()[0].id))
    gemaakt = klant.post(RELATIES, gegevens)
    drc.zet("DELETE /objectinformatieobjecten/7", (500, {}, b"{}"))
    assert klant.fouten("delete", gemaakt["url"], None) == {"informatieobject": "pending-relations"}
    assert klant.get(gemaakt["url"]) == gemaakt


def test_de_telling_klopt_met_types_hier_en_elders(klant: Klant, ztc: Register) -> None:
    elders, hier = soort(ztc), lichaam()["besluittype"]
    ander = Besluittype.objects.exclude(id=hier.rpartition("/")[2]).order_by("id")[0]
    gemaakt = [
        klant.post(BESLUITEN, lichaam() | {"besluittype": url})["url"]
        for url in (elders, elders, hier, adres("catalogi/besluittypen", ander.id))
    ]
    for vraag, aantal in (({}, 4), ({"besluittype": hier}, 1), ({"besluittype": elders}, 2)):
        lijst = klant.get(BESLUITEN, **vraag)
        assert (lijst["count"], len(lijst["results"])) == (aantal, aantal)
    klant.delete(gemaakt[0])
    klant.delete(gemaakt[2])
    assert klant.get(BESLUITEN)["count"] == 2
    assert klant.get(BESLUITEN, besluittype=hier)["count"] == 0
    hertel()
    assert klant.get(BESLUITEN)["count"] == 2


def test_rechten_op_een_type_elders(klant: Klant, ztc: Register) -> None:
    """A right on a type elsewhere reaches decisions of that type, and no others."""
    url = soort(ztc)
    van_elders = klant.post(BESLUITEN, lichaam() | {"besluittype": url})
    van_ons = klant.post(BESLUITEN, lichaam())
    recht = {"component": "brc", "scopes": ["besluiten.lezen", "besluiten.bijwerken"], "besluittype": url}
    klant.post("autorisaties/applicaties", {"clientIds": ["taak"], "label": "x", "autorisaties": [recht]})
    taak = maak_klant(maak_organisatie(), "taak", alle_rechten=False)
    assert [b["url"] for b in taak.get(BESLUITEN)["results"]] == [van_elders["url"]]
    assert taak.get(BESLUITEN)["count"] == 1
    taak.get(van_elders["url"])
    taak.patch(van_elders["url"], {"toelichting": "x"})
    taak.get(van_ons["url"], status=403)
    taak.patch(van_ons["url"], {"toelichting": "x"}, status=403)
