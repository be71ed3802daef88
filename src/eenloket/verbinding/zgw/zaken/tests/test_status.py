"""The course of a case: statuses, closing, reopening, results, substatuses (zrc-007, 008, 016, 020, 021)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.aanvragen.models import Knoop
from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Status, Zaak, Zaakinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres, beperkte_klant, rol
from .zaakbouwers import Proefzaaktype, id_van, maak_soort, registreer, sluit, status, stuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def soort() -> Proefzaaktype:
    return maak_soort()


def test_een_status_wordt_de_huidige(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    een = klant.post("zaken/statussen", status(zaak, soort.status(0)))
    assert klant.get(zaak["url"])["status"] == een["url"]
    twee = klant.post("zaken/statussen", status(zaak, soort.status(1), "2026-02-02T10:00:00Z"))
    assert klant.get(een["url"])["indicatieLaatstGezetteStatus"] is False
    assert klant.get(twee["url"]) == twee
    oud = klant.post("zaken/statussen", status(zaak, soort.status(0), "2026-01-31T10:00:00Z"))
    assert oud["indicatieLaatstGezetteStatus"] is False
    assert klant.get(zaak["url"])["status"] == twee["url"]
    laatste = klant.get("zaken/statussen", zaak=zaak["url"], indicatieLaatstGezetteStatus="true")
    assert [s["url"] for s in laatste["results"]] == [twee["url"]]
    klant("head", twee["url"], status=200)
    assert klant.antwoord.headers["ETag"]
    assert not klant.antwoord.content
    klant("get", twee["url"], status=304, koppen={"If-None-Match": klant.antwoord.headers["ETag"]})


def test_datum_status_gezet_ligt_niet_in_de_toekomst_en_is_uniek(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    later = status(zaak, soort.status(0), "2999-01-01T00:00:00Z")
    assert klant.fouten("post", "zaken/statussen", later) == {"datumStatusGezet": "date-in-future"}
    klant.post("zaken/statussen", status(zaak, soort.status(0)))
    fouten = klant.fouten("post", "zaken/statussen", status(zaak, soort.status(1)))
    assert fouten == {"nonFieldErrors": "unique"}


def test_zrc_007_afsluiten_vraagt_een_resultaat(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    fouten = klant.fouten("post", "zaken/statussen", status(zaak, soort.status(-1)))
    assert fouten == {"nonFieldErrors": "resultaat-does-not-exist"}
    na = sluit(klant, zaak, soort, "2026-03-01T23:30:00Z")
    assert na["einddatum"] == "2026-03-02"  # by the Dutch calendar
    assert Zaak.objects.get(id=id_van(zaak["url"])).fase == "gesloten"


def test_zrc_007_afsluiten_vraagt_bekende_gebruiksrechten_en_vrije_documenten(
    klant: Klant, soort: Proefzaaktype
) -> None:
    zaak = registreer(klant, soort)
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    document = stuk().informatieobject
    Zaakinformatieobject.objects.create(
        zaak=rij, informatieobject=document, registratiedatum=dt.datetime.now(dt.UTC)
    )
    Informatieobject.objects.filter(id=document.id).update(indicatie_gebruiksrecht=None, lock="")
    klant.post("zaken/resultaten", {"zaak": zaak["url"], "resultaattype": soort.resultaat})
    eind = status(zaak, soort.status(-1))
    assert klant.fouten("post", "zaken/statussen", eind) == {"nonFieldErrors": "indicatiegebruiksrecht-unset"}
    Informatieobject.objects.filter(id=document.id).update(indicatie_gebruiksrecht=False, lock="x")
    assert klant.fouten("post", "zaken/statussen", eind) == {"nonFieldErrors": "informatieobject-locked"}
    Informatieobject.objects.filter(id=document.id).update(lock="")
    klant.post("zaken/statussen", eind)


def test_zrc_008_heropenen_vraagt_een_scope_en_wist_einde_en_archief(
    klant: Klant, soort: Proefzaaktype
) -> None:
    zaak = registreer(klant, soort)
    dicht = sluit(klant, zaak, soort)
    assert dicht["archiefactiedatum"] == "2031-03-01"
    assert dicht["archiefnominatie"] == "vernietigen"
    assert dicht["startdatumBewaartermijn"] == "2026-03-01"
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    weer = status(zaak, soort.status(1), "2026-03-02T10:00:00Z")
    beperkte_klant(rij, "zaken.statussen.toevoegen", "zaken.geforceerd-bijwerken").post(
        "zaken/statussen", weer, status=403
    )
    beperkte_klant(rij, "zaken.heropenen", client_id="heropent").post("zaken/statussen", weer)
    na = klant.get(zaak["url"])
    assert (na["einddatum"], na["archiefactiedatum"], na["archiefnominatie"]) == (None, None, None)
    rij.refresh_from_db()
    assert rij.fase == "behandelen"
    assert rij.werkdatum == rij.uiterlijke_einddatum_afdoening


def test_eerste_status_mag_wie_aanmaakt(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    maker = beperkte_klant(Zaak.objects.get(id=id_van(zaak["url"])), "zaken.aanmaken")
    maker.post("zaken/statussen", status(zaak, soort.status(0)))
    maker.post("zaken/statussen", status(zaak, soort.status(1), "2026-02-02T10:00:00Z"), status=403)


def test_zrc_016_statustype_hoort_bij_het_zaaktype(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    fout = status(zaak, maak_soort().status(0))
    assert klant.fouten("post", "zaken/statussen", fout) == {"nonFieldErrors": "zaaktype-mismatch"}


def test_zrc_020_resultaattype_hoort_bij_het_zaaktype_en_er_is_een_resultaat(
    klant: Klant, soort: Proefzaaktype
) -> None:
    zaak = registreer(klant, soort)
    fout = {"zaak": zaak["url"], "resultaattype": maak_soort().resultaat}
    assert klant.fouten("post", "zaken/resultaten", fout) == {"nonFieldErrors": "zaaktype-mismatch"}
    goed = {"zaak": zaak["url"], "resultaattype": soort.resultaat}
    gemaakt = klant.post("zaken/resultaten", goed)
    assert klant.fouten("post", "zaken/resultaten", goed) == {"zaak": "unique"}
    assert klant.get("zaken/resultaten", zaak=zaak["url"])["results"] == [gemaakt]
    assert klant.get("zaken/resultaten", resultaattype=soort.resultaat)["count"] == 1
    assert klant.put(gemaakt["url"], goed | {"toelichting": "ja"})["toelichting"] == "ja"
    ander = registreer(klant, soort)
    assert klant.fouten("patch", gemaakt["url"], {"zaak": ander["url"]}) == {
        "zaak": "wijzigen-niet-toegelaten"
    }
    klant("head", gemaakt["url"], status=200)
    klant.delete(gemaakt["url"])
    klant.get(gemaakt["url"], status=404)


def test_zrc_021_een_ander_resultaat_geeft_een_ander_regime(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    sluit(klant, zaak, soort)
    bewaren = maak_soort(
        resultaat={"archiefnominatie": "blijvend_bewaren", "archiefactietermijn": "P20Y"}
    ).resultaattype
    bewaren.zaaktype = soort.zaaktype
    bewaren.omschrijving = "Anders"
    bewaren.save()
    url = klant.get(zaak["url"])["resultaat"]
    klant.patch(url, {"resultaattype": adres("catalogi/resultaattypen", bewaren.id)})
    na = klant.get(zaak["url"])
    assert (na["archiefnominatie"], na["archiefactiedatum"]) == ("blijvend_bewaren", "2046-03-01")


def test_zrc_021_hoofdzaak_sluit_later_dan_haar_deelzaak(klant: Klant, soort: Proefzaaktype) -> None:
    deelsoort = maak_soort(resultaat={"brondatum_archiefprocedure_afleidingswijze": "hoofdzaak"})
    hoofd = registreer(klant, soort)
    deel = registreer(klant, deelsoort, hoofdzaak=hoofd["url"])
    assert sluit(klant, deel, deelsoort)["archiefactiedatum"] is None
    sluit(klant, hoofd, soort, "2026-04-01T10:00:00Z")
    assert klant.get(deel["url"])["archiefactiedatum"] == "2031-04-01"


def test_zrc_021_gerelateerde_zaak(klant: Klant, soort: Proefzaaktype) -> None:
    verwant = maak_soort(resultaat={"brondatum_archiefprocedure_afleidingswijze": "gerelateerde_zaak"})
    een, twee = registreer(klant, soort), registreer(klant, soort)
    relaties = [{"url": z["url"], "aardRelatie": "onderwerp"} for z in (een, twee)]
    zaak = registreer(klant, verwant, relevanteAndereZaken=relaties)
    sluit(klant, een, soort, "2026-05-01T10:00:00Z")
    assert sluit(klant, zaak, verwant)["archiefactiedatum"] is None
    sluit(klant, twee, soort, "2026-04-01T10:00:00Z")
    assert klant.get(zaak["url"])["archiefactiedatum"] == "2031-05-01"


def test_zrc_021_eigenschap(klant: Klant) -> None:
    soort = maak_soort(
        resultaat={
            "brondatum_archiefprocedure_afleidingswijze": "eigenschap",
            "brondatum_archiefprocedure_datumkenmerk": "einde",
        }
    )
    eigenschap = soort.zaaktype.eigenschappen.create(
        naam="einde",
        definitie="Einde",
        specificatie_formaat="datum",
        specificatie_lengte="8",
        specificatie_kardinaliteit="1",
    )
    zaak = registreer(klant, soort)
    klant.post(
        zaak["url"] + "/zaakeigenschappen",
        {
            "zaak": zaak["url"],
            "eigenschap": adres("catalogi/eigenschappen", eigenschap.id),
            "waarde": "20270115",
        },
    )
    na = sluit(klant, zaak, soort)
    assert (na["archiefactiedatum"], na["startdatumBewaartermijn"]) == ("2032-01-15", "2027-01-15")


def test_zrc_021_zaakobject(klant: Klant) -> None:
    soort = maak_soort(
        resultaat={
            "brondatum_archiefprocedure_afleidingswijze": "zaakobject",
            "brondatum_archiefprocedure_datumkenmerk": "einddatum",
            "brondatum_archiefprocedure_objecttype": "overige",
        }
    )
    zaak = registreer(klant, soort)
    for dag in ("2027-02-01", "2027-03-01"):
        klant.post(
            "zaken/zaakobjecten",
            {
                "zaak": zaak["url"],
                "objectType": "overige",
                "objectTypeOverige": "huur",
                "objectIdentificatie": {"overigeData": {"einddatum": dag}},
            },
        )
    assert sluit(klant, zaak, soort)["archiefactiedatum"] == "2032-03-01"


def test_gezetdoor_is_een_rol_van_de_zaak(klant: Klant, soort: Proefzaaktype) -> None:
    zaak, ander = registreer(klant, soort), registreer(klant, soort)
    rij, andere_rij = (Zaak.objects.get(id=id_van(z["url"])) for z in (zaak, ander))
    van_zaak = klant.post("zaken/rollen", rol(rij))
    van_ander = klant.post("zaken/rollen", rol(andere_rij))
    fout = status(zaak, soort.status(0), gezetdoor=van_ander["url"])
    assert klant.fouten("post", "zaken/statussen", fout) == {"gezetdoor": "zaak-mismatch"}
    gezet = klant.post("zaken/statussen", status(zaak, soort.status(0), gezetdoor=van_zaak["url"]))
    assert gezet["gezetdoor"] == van_zaak["url"]
    assert klant.get(van_zaak["url"])["statussen"] == [gezet["url"]]
    assert Rol.objects.count() == 2


def test_substatussen(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    stap = {"zaak": zaak["url"], "omschrijving": "gebeld", "doelgroep": "intern"}
    assert klant.fouten("post", "zaken/substatussen", stap) == {"zaak": "no-status"}
    gezet = klant.post("zaken/statussen", status(zaak, soort.status(0)))
    gemaakt = klant.post("zaken/substatussen", stap)
    assert gemaakt["status"] == gezet["url"]
    assert klant.get(gemaakt["url"]) == gemaakt
    assert klant.get("zaken/substatussen", zaak=zaak["url"], doelgroep="intern")["results"] == [gemaakt]
    assert klant.get("zaken/substatussen", tijdstip__lt="2020-01-01T00:00:00Z")["count"] == 0
    ander = registreer(klant, soort)
    elders = klant.post("zaken/statussen", status(ander, soort.status(0)))
    fout = stap | {"status": elders["url"]}
    assert klant.fouten("post", "zaken/substatussen", fout) == {"status": "zaak-mismatch"}


def test_een_zaak_van_het_loket_gaat_in_onze_kamers_verder(klant: Klant) -> None:
    zaak = maak_zaak()
    types = typegegevens(zaak.zaaktype_id)
    bezig = next(s for s in types.statustypen.values() if s.stap == "behandelen")
    url = adres("zaken/zaken", zaak.id)
    gezet = {
        "zaak": url,
        "statustype": adres("catalogi/statustypen", bezig.id),
        "datumStatusGezet": dt.datetime.now(dt.UTC).isoformat(),
    }
    klant.post("zaken/statussen", gezet)
    zaak.refresh_from_db()
    assert zaak.fase == zaken.Fase.BEHANDELEN
    verleend = next(r for r in types.resultaattypen.values() if r.positief)
    klant.post(
        "zaken/resultaten", {"zaak": url, "resultaattype": adres("catalogi/resultaattypen", verleend.id)}
    )
    eind = types.eindstatus
    assert eind is not None
    klant.post(
        "zaken/statussen",
        gezet
        | {
            "statustype": adres("catalogi/statustypen", eind.id),
            "datumStatusGezet": dt.datetime.now(dt.UTC).isoformat(),
        },
    )
    zaak.refresh_from_db()
    assert zaak.fase == zaken.Fase.GESLOTEN
    assert zaak.werkdatum == dt.date(9999, 12, 31)
    soorten = list(Uitgaand.objects.order_by("id").values_list("soort", flat=True))
    assert soorten[-2:] == ["zaak.status_gezet", "zaak.gesloten"]
    assert Knoop.objects.count() == 0


def test_een_zaak_zonder_dienst_meldt_hetzelfde_als_elke_zaak(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    klant.post("zaken/statussen", status(zaak, soort.status(0)))
    sluit(klant, zaak, soort)
    gemeld = list(Uitgaand.objects.filter(soort__startswith="zaak.").order_by("id"))
    soorten = [g.soort for g in gemeld]
    assert soorten == ["zaak.geopend", "zaak.status_gezet", "zaak.status_gezet", "zaak.gesloten"]
    # and makes no work for who looks at our own services only
    taken = ProcrastinateJob.objects.filter(args__uitgaand__in=[str(g.id) for g in gemeld])
    assert not taken.exists()


@pytest.mark.django_db(transaction=True)
def test_een_eerste_status_kost_acht_opdrachten(klant: Klant, soort: Proefzaaktype) -> None:
    """BEGIN, the case with its lock, who does it, the status, the case, the answer, COMMIT; one may be the version of rights."""
    klant.post("zaken/statussen", status(registreer(klant, soort), soort.status(0)))
    zaak = registreer(klant, soort)
    with CaptureQueriesContext(connection) as gedaan:
        klant.post("zaken/statussen", status(zaak, soort.status(0)))
    assert len(gedaan) <= 8, [q["sql"] for q in gedaan]
    assert Status.objects.filter(zaak_id=id_van(zaak["url"])).count() == 1
