"""What clients in the field send and expect of the Catalogi API, where the rules leave room."""

import pytest

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.verbinding.zgw.models import Dienst
from eenloket.verbinding.zgw.tests.ander_register import ander_register
from eenloket.verbinding.zgw.tests.klant import Klant

from . import bouwers
from .bouwers import KLASSE_ELDERS, KLASSE_NIHIL, PROCESTYPE, Catalogus, Lijst
from .rechten import beperkte_klant

pytestmark = pytest.mark.django_db
RELATIE = {"nonFieldErrors": "non-concept-relation"}


@pytest.fixture
def schrijver(klant: Klant) -> Klant:
    return beperkte_klant(klant, "catalogi.lezen", "catalogi.schrijven")


def test_ztc_013_een_catalogus_met_een_rsin_van_nullen(klant: Klant) -> None:
    gemaakt = klant.post("catalogi/catalogussen", bouwers.catalogus("NUL", rsin="000000000"))
    assert gemaakt["rsin"] == "000000000"


def test_ztc_009_een_getal_waar_een_tekst_staat(klant: Klant, ztc: Catalogus) -> None:
    gemaakt = ztc.zaaktype(identificatie=7, trefwoorden=[1, "twee"])
    assert (gemaakt["identificatie"], gemaakt["trefwoorden"]) == ("7", ["1", "twee"])


def test_ztc_001_002_de_selectielijst_van_een_bekende_dienst_van_een_andere_soort(
    klant: Klant, ztc: Catalogus, organisatie: Organisatie
) -> None:
    with ander_register() as elders:
        Dienst.objects.create(organisatie=organisatie, url=elders.url, soort="zrc", intern=True)
        iets = elders.zet("/iets/1", {"url": "x"})
        zaaktype = ztc.zaaktype()
        for url, code in ((iets, "invalid-resource"), (elders.url + "weg", "bad-url")):
            lichaam = bouwers.zaaktype(ztc.url, selectielijstProcestype=url)
            assert klant.fouten("post", "catalogi/zaaktypen", lichaam) == {"selectielijstProcestype": code}
            for veld in ("selectielijstklasse", "resultaattypeomschrijving"):
                lichaam = bouwers.resultaattype(zaaktype["url"]) | {veld: url}
                fouten = klant.fouten("post", "catalogi/resultaattypen", lichaam)
                assert fouten.get(veld) == code, fouten


def test_ztc_003_alles_wat_fout_is_wordt_gezegd(klant: Klant, ztc: Catalogus, lijst: Lijst) -> None:
    assert KLASSE_NIHIL != KLASSE_ELDERS
    zaaktype = ztc.zaaktype(selectielijstProcestype=bouwers.ANDER_PROCESTYPE)["url"]
    lichaam = bouwers.resultaattype(
        zaaktype,
        selectielijstklasse=KLASSE_NIHIL,
        brondatumArchiefprocedure={"afleidingswijze": "hoofdzaak"},
    )
    antwoord = klant("post", "catalogi/resultaattypen", lichaam, status=400)
    assert [f["code"] for f in antwoord["invalidParams"]] == [
        "procestype-mismatch",
        "invalid-afleidingswijze-for-procestermijn",
    ]
    assert PROCESTYPE != bouwers.ANDER_PROCESTYPE


def test_ztc_009_een_put_vraagt_niet_meer_dan_een_post(klant: Klant, ztc: Catalogus) -> None:
    deel = ztc.zaaktype(identificatie="DEEL", publiceer=True)
    lichaam = bouwers.zaaktype(ztc.url, deelzaaktypen=["DEEL"])
    hoofd = klant.post("catalogi/zaaktypen", lichaam)
    del lichaam["deelzaaktypen"]
    assert klant.put(hoofd["url"], lichaam)["deelzaaktypen"] == [deel["url"]]


def test_ztc_010_een_gepubliceerd_type_bij_adres(klant: Klant, schrijver: Klant, ztc: Catalogus) -> None:
    besluit = ztc.besluittype(publiceer=True)
    document = ztc.documenttype(publiceer=True)
    deel = ztc.zaaktype(identificatie="DEEL", publiceer=True)
    for lichaam in (
        bouwers.zaaktype(ztc.url, besluittypen=[besluit["url"]]),
        bouwers.zaaktype(ztc.url, deelzaaktypen=[deel["url"]]),
        bouwers.zaaktype(
            ztc.url,
            gerelateerdeZaaktypen=[{"zaaktype": deel["url"], "aardRelatie": "vervolg", "toelichting": ""}],
        ),
    ):
        assert schrijver.fouten("post", "catalogi/zaaktypen", lichaam) == RELATIE
    lichaam = bouwers.besluittype(ztc.url, omschrijving="Ander", informatieobjecttypen=[document["url"]])
    assert schrijver.fouten("post", "catalogi/besluittypen", lichaam) == RELATIE
    bij_naam = schrijver.post(
        "catalogi/zaaktypen", bouwers.zaaktype(ztc.url, besluittypen=["Vergunning"], deelzaaktypen=["DEEL"])
    )
    assert bij_naam["besluittypen"] == [besluit["url"]]
    terug = schrijver.put(bij_naam["url"], bij_naam)  # what an answer gives goes back
    assert terug["besluittypen"] == [besluit["url"]]
    schrijver.patch(bij_naam["url"], {"eindeGeldigheid": "2030-01-01"})
    klant.post(
        "catalogi/zaaktypen", bouwers.zaaktype(ztc.url, identificatie="DOOR", besluittypen=[besluit["url"]])
    )


def test_ztc_013_zaaktypen_van_een_besluittype_van_oudere_clients(klant: Klant, ztc: Catalogus) -> None:
    zaaktype = ztc.zaaktype()
    besluit = ztc.besluittype(zaaktypen=[zaaktype["url"]])
    assert Besluittype.objects.get(omschrijving="Vergunning").zaaktypen.count() == 1
    assert klant.get(zaaktype["url"])["besluittypeOmschrijving"] == ["Vergunning"]
    klant.put(besluit["url"], besluit)
    assert Besluittype.objects.get(omschrijving="Vergunning").zaaktypen.count() == 1
    elders = Catalogus(klant, "ANDER").zaaktype(identificatie="ELDERS")
    lichaam = bouwers.besluittype(ztc.url, omschrijving="Ander", zaaktypen=[elders["url"]])
    assert klant.fouten("post", "catalogi/besluittypen", lichaam) == {
        "nonFieldErrors": "relations-incorrect-catalogus"
    }


def test_ztc_016_een_concept_met_een_einde_voor_het_begin(klant: Klant, ztc: Catalogus) -> None:
    for type_ in (ztc.zaaktype(), ztc.besluittype(), ztc.documenttype()):
        klant.patch(type_["url"], {"eindeGeldigheid": "2019-01-01"})
        fouten = klant.fouten("post", type_["url"] + "/publish", {})
        assert fouten == {"eindeGeldigheid": "date-mismatch"}
