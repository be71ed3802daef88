"""The rules about the fields of a case, new and changed (zrc-001 … zrc-015, zrc-022)."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eenloket.midoffice.zaken.models import Termijnwijziging, Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from .bouwers import adres, ander_register, beperkte_klant
from .zaakbouwers import RSIN, id_van, maak_soort, nieuw, registreer, sluit, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def test_zrc_001_zaaktype_moet_bestaan_en_gepubliceerd_zijn(klant: Klant) -> None:
    soort = maak_soort()
    weg = nieuw(soort, zaaktype=adres("catalogi/zaaktypen", maak_zaak().id))
    assert klant.fouten("post", "zaken/zaken", weg) == {"zaaktype": "bad-url"}
    vreemd = nieuw(soort, zaaktype="https://elders.example/zaaktypen/1")
    assert klant.fouten("post", "zaken/zaken", vreemd) == {"zaaktype": "bad-url"}
    status_ = nieuw(soort, zaaktype=soort.status(0))
    assert klant.fouten("post", "zaken/zaken", status_) == {"zaaktype": "invalid-resource"}
    concept = maak_soort(concept=True)
    assert klant.fouten("post", "zaken/zaken", nieuw(concept)) == {"zaaktype": "not-published"}


def test_zrc_002_identificatie_is_uniek_binnen_de_bronorganisatie(klant: Klant) -> None:
    soort = maak_soort()
    registreer(klant, soort, identificatie="ZAAK-1")
    fouten = klant.fouten("post", "zaken/zaken", nieuw(soort, identificatie="ZAAK-1"))
    assert fouten == {"identificatie": "identificatie-niet-uniek"}
    andere = registreer(klant, soort, identificatie="ZAAK-1", bronorganisatie="999900006")
    fouten = klant.fouten("patch", andere["url"], {"bronorganisatie": RSIN})
    assert fouten == {"identificatie": "identificatie-niet-uniek"}
    assert klant.fouten("patch", andere["url"], {"identificatie": "ZAAK-2"}) == {
        "identificatie": "wijzigen-niet-toegelaten"
    }


def test_zrc_002_een_gemaakt_nummer_slaat_over_wat_er_al_is(klant: Klant) -> None:
    soort = maak_soort()
    eerste = registreer(klant, soort)["identificatie"]
    begin, volgnummer = eerste[:-7], int(eerste[-7:])
    bezet = [f"{begin}{volgnummer + n:07d}" for n in range(1, 6)]
    for nummer in bezet:
        registreer(klant, soort, identificatie=nummer)
    volgende = registreer(klant, soort)["identificatie"]
    assert volgende not in bezet
    assert volgende.startswith(begin)


def test_zrc_009_vertrouwelijkheid_volgt_het_zaaktype_tenzij_gegeven(klant: Klant) -> None:
    soort = maak_soort(vertrouwelijkheidaanduiding="intern")
    assert registreer(klant, soort)["vertrouwelijkheidaanduiding"] == "intern"
    eigen = registreer(klant, soort, vertrouwelijkheidaanduiding="geheim")
    assert eigen["vertrouwelijkheidaanduiding"] == "geheim"
    na = klant.patch(eigen["url"], {"vertrouwelijkheidaanduiding": "openbaar"})
    assert na["vertrouwelijkheidaanduiding"] == "openbaar"


def test_zrc_010_communicatiekanaal_moet_bestaan(klant: Klant) -> None:
    soort = maak_soort()
    with ander_register("selectielijst") as lijst:
        kanaal = {"url": f"{lijst.adres}kanalen/1", "naam": "web", "omschrijving": "Web"}
        lijst.inhoud["/api/v1/kanalen/1"] = kanaal
        lijst.inhoud["/api/v1/kanalen/2"] = {"iets": "anders"}
        zaak = registreer(klant, soort, communicatiekanaal=kanaal["url"])
        assert zaak["communicatiekanaal"] == kanaal["url"]
        ander = nieuw(soort, communicatiekanaal=f"{lijst.adres}kanalen/2")
        assert klant.fouten("post", "zaken/zaken", ander) == {"communicatiekanaal": "invalid-resource"}
        weg = {"communicatiekanaal": f"{lijst.adres}kanalen/3"}
        assert klant.fouten("patch", zaak["url"], weg) == {"communicatiekanaal": "bad-url"}
    vreemd = nieuw(soort, communicatiekanaal="https://elders.example/kanalen/1")
    assert klant.fouten("post", "zaken/zaken", vreemd) == {"communicatiekanaal": "bad-url"}


def test_zrc_011_relevante_andere_zaken_bestaan(klant: Klant) -> None:
    soort = maak_soort()
    andere = registreer(klant, soort)
    goed = {"url": andere["url"], "aardRelatie": "vervolg"}
    zaak = registreer(klant, soort, relevanteAndereZaken=[goed])
    assert zaak["relevanteAndereZaken"] == [goed]
    weg = {"url": adres("zaken/zaken", soort.zaaktype.id), "aardRelatie": "vervolg"}
    fouten = klant.fouten("post", "zaken/zaken", nieuw(soort, relevanteAndereZaken=[goed, weg]))
    assert fouten == {"relevanteAndereZaken.1.url": "bad-url", "relevanteAndereZaken.1": "bad-url"}
    vreemd = {"url": "https://elders.example/zaken/1", "aardRelatie": "bijdrage"}
    fouten = klant.fouten("patch", zaak["url"], {"relevanteAndereZaken": [vreemd]})
    assert fouten == {"relevanteAndereZaken.0.url": "bad-url", "relevanteAndereZaken.0": "bad-url"}
    assert klant.patch(zaak["url"], {"omschrijving": "x"})["relevanteAndereZaken"] == [goed]
    assert klant.patch(zaak["url"], {"relevanteAndereZaken": []})["relevanteAndereZaken"] == []


def test_zrc_012_gegevensgroepen_mogen_null_zijn_en_worden_gecontroleerd(klant: Klant) -> None:
    soort = maak_soort(verlenging_mogelijk=True, verlengingstermijn="P30D")
    straks = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    zaak = registreer(klant, soort, verlenging=None, opschorting=None, uiterlijkeEinddatumAfdoening=straks)
    assert zaak["verlenging"] is None
    assert zaak["opschorting"]["indicatie"] is False
    fouten = klant.fouten("patch", zaak["url"], {"verlenging": {"reden": "x"}})
    assert fouten == {"verlenging.duur": "required"}
    na = klant.patch(zaak["url"], {"verlenging": {"reden": "druk", "duur": "P30D"}})
    assert na["verlenging"] == {"reden": "druk", "duur": "P30D"}


def test_zrc_013_deelzaak_als_hoofdzaak(klant: Klant) -> None:
    soort = maak_soort()
    hoofd = registreer(klant, soort)
    deel = registreer(klant, soort, hoofdzaak=hoofd["url"])
    assert klant.get(hoofd["url"])["deelzaken"] == [deel["url"]]
    fouten = klant.fouten("post", "zaken/zaken", nieuw(soort, hoofdzaak=deel["url"]))
    assert fouten == {"hoofdzaak": "deelzaak-als-hoofdzaak"}
    assert klant.fouten("patch", hoofd["url"], {"hoofdzaak": hoofd["url"]}) == {"hoofdzaak": "self-forbidden"}
    los = registreer(klant, soort)
    fouten = klant.fouten("patch", hoofd["url"], {"hoofdzaak": los["url"]})
    assert fouten == {"hoofdzaak": "deelzaak-als-hoofdzaak"}
    weg = nieuw(soort, hoofdzaak=adres("zaken/zaken", soort.zaaktype.id))
    assert klant.fouten("post", "zaken/zaken", weg) == {"hoofdzaak": "does_not_exist"}


def test_zrc_014_betaling(klant: Klant) -> None:
    soort, dag = maak_soort(), "2026-01-06T00:00:00Z"
    fout = nieuw(soort, betalingsindicatie="nvt", laatsteBetaaldatum=dag)
    assert klant.fouten("post", "zaken/zaken", fout) == {"laatsteBetaaldatum": "betaling-nvt"}
    zaak = registreer(klant, soort, betalingsindicatie="geheel", laatsteBetaaldatum=dag)
    assert zaak["laatsteBetaaldatum"] == "2026-01-06T00:00:00+00:00"
    assert klant.patch(zaak["url"], {"betalingsindicatie": "nvt"})["laatsteBetaaldatum"] is None
    later = {"betalingsindicatie": "geheel", "laatsteBetaaldatum": "2999-01-01T00:00:00Z"}
    assert klant.fouten("patch", zaak["url"], later) == {"laatsteBetaaldatum": "future_not_allowed"}


def test_zrc_015_producten_of_diensten_zijn_die_van_het_zaaktype(klant: Klant) -> None:
    een, twee = "https://producten.example/1", "https://producten.example/2"
    soort = maak_soort(producten_of_diensten=[een])
    assert registreer(klant, soort, productenOfDiensten=[een])["productenOfDiensten"] == [een]
    fouten = klant.fouten("post", "zaken/zaken", nieuw(soort, productenOfDiensten=[een, twee]))
    assert fouten == {"productenOfDiensten": "invalid-products-services"}


def test_zrc_022_archiefstatus_vraagt_om_nominatie_en_datum(klant: Klant) -> None:
    soort = maak_soort()
    zaak = registreer(klant, soort)
    gearchiveerd = {"archiefstatus": "gearchiveerd"}
    assert klant.fouten("patch", zaak["url"], gearchiveerd) == {
        "archiefnominatie": "archiefnominatie-not-set"
    }
    met = gearchiveerd | {"archiefnominatie": "vernietigen"}
    assert klant.fouten("patch", zaak["url"], met) == {"archiefactiedatum": "archiefactiedatum-not-set"}
    na = klant.patch(zaak["url"], met | {"archiefactiedatum": "2030-01-01"})
    assert na["archiefstatus"] == "gearchiveerd"
    assert na["archiefnominatie"] == "vernietigen"
    assert klant.fouten("post", "zaken/statussen", status(zaak, soort.status(0))) == {
        "nonFieldErrors": "zaak-archiefstatus-invalid"
    }


def test_rsin_met_fout_controlegetal_wordt_geweigerd(klant: Klant) -> None:
    fout = nieuw(maak_soort(), bronorganisatie="123456789")
    assert klant.fouten("post", "zaken/zaken", fout) == {"bronorganisatie": "invalid"}


def test_zaaktype_wijzigt_zolang_er_niets_aan_hangt(klant: Klant) -> None:
    soort, ander = maak_soort(), maak_soort()
    zaak = registreer(klant, soort)
    assert klant.patch(zaak["url"], {"zaaktype": ander.url})["zaaktype"] == ander.url
    klant.post("zaken/statussen", status(zaak, ander.status(0)))
    assert klant.fouten("patch", zaak["url"], {"zaaktype": soort.url}) == {"zaaktype": "zaaktype-mismatch"}


def test_zrc_007_een_gesloten_zaak_wijzigt_alleen_geforceerd(klant: Klant) -> None:
    soort = maak_soort()
    zaak = registreer(klant, soort)
    sluit(klant, zaak, soort)
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    gewoon = beperkte_klant(rij, "zaken.lezen", "zaken.bijwerken", "zaken.statussen.toevoegen")
    gewoon.patch(zaak["url"], {"omschrijving": "nee"}, status=403)
    resultaat = klant.get(zaak["url"])["resultaat"]
    gewoon.patch(resultaat, {"toelichting": "nee"}, status=403)
    gewoon.delete(resultaat, status=403)
    geforceerd = beperkte_klant(rij, "zaken.lezen", "zaken.geforceerd-bijwerken", client_id="forceert")
    assert geforceerd.patch(zaak["url"], {"omschrijving": "ja"})["omschrijving"] == "ja"
    assert geforceerd.patch(resultaat, {"toelichting": "ja"})["toelichting"] == "ja"


def test_put_houdt_wat_niet_genoemd_wordt(klant: Klant) -> None:
    soort = maak_soort()
    zaak = registreer(klant, soort, omschrijving="proef", kenmerken=[{"kenmerk": "1", "bron": "x"}])
    na = klant.put(zaak["url"], nieuw(soort, identificatie=zaak["identificatie"], toelichting="nieuw"))
    assert na["toelichting"] == "nieuw"
    assert na["kenmerken"] == [{"kenmerk": "1", "bron": "x"}]
    assert klant.get(zaak["url"]) == na


def test_een_zaak_van_een_ander_bestaat_niet(klant: Klant) -> None:
    soort = maak_soort()
    zaak = registreer(klant, soort)
    ander = maak_klant(maak_organisatie("elders"), "ander")
    ander.get(zaak["url"], status=404)
    ander.patch(zaak["url"], {"omschrijving": "x"}, status=404)
    ander.delete(zaak["url"], status=404)
    assert ander.get("zaken/zaken")["count"] == 0
    fout = status(zaak, soort.status(0))
    assert ander.fouten("post", "zaken/statussen", fout) == {"zaak": "does_not_exist"}


def test_opschorten_en_verlengen_van_een_zaak_van_het_loket_bewegen_de_werklijst_mee(klant: Klant) -> None:
    with time_machine.travel("2026-03-02T10:00:00Z"):
        zaak = maak_zaak()
        url = adres("zaken/zaken", zaak.id)
        klant.patch(url, {"opschorting": {"indicatie": True, "reden": "wacht op u"}})
        zaak.refresh_from_db()
        assert zaak.werkdatum == dt.date(9999, 12, 31)
        was, streef = zaak.uiterlijke_einddatum_afdoening, zaak.streefdatum
    with time_machine.travel("2026-03-09T10:00:00Z"):
        na = klant.patch(url, {"opschorting": {"indicatie": False, "reden": ""}})
        assert na["opschorting"]["eerdereOpschorting"] is True
        zaak.refresh_from_db()
        assert was is not None
        assert streef is not None
        assert zaak.uiterlijke_einddatum_afdoening is not None
        assert zaak.uiterlijke_einddatum_afdoening >= was + dt.timedelta(days=7)
        assert zaak.streefdatum is not None
        assert zaak.streefdatum >= streef + dt.timedelta(days=7)
        assert zaak.werkdatum == zaak.streefdatum
        was = zaak.uiterlijke_einddatum_afdoening
        na = klant.patch(url, {"verlenging": {"reden": "advies", "duur": "P14D"}})
        assert na["uiterlijkeEinddatumAfdoening"] == (was + dt.timedelta(days=14)).isoformat()
    soorten = Termijnwijziging.objects.filter(zaak=zaak).order_by("id").values_list("soort", flat=True)
    assert list(soorten) == ["opschorting", "hervatting", "verlenging"]


@time_machine.travel("2026-05-11T10:00:00Z")
def test_een_ander_systeem_kan_de_dag_zelf_noemen(klant: Klant) -> None:
    soort = maak_soort(verlenging_mogelijk=True, verlengingstermijn="P2W")
    zaak = registreer(klant, soort, uiterlijkeEinddatumAfdoening="2026-05-25")
    verlenging = {"reden": "druk", "duur": "P14D"}
    te_ver = {"verlenging": verlenging, "uiterlijkeEinddatumAfdoening": "2026-06-20"}
    assert klant.fouten("patch", zaak["url"], te_ver) == {"verlenging.duur": "verlenging-te-lang"}
    zelf = {"verlenging": verlenging, "uiterlijkeEinddatumAfdoening": "2026-06-01"}
    assert klant.patch(zaak["url"], zelf)["uiterlijkeEinddatumAfdoening"] == "2026-06-01"
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    assert rij.werkdatum == dt.date(2026, 6, 1)
    klant.patch(zaak["url"], {"einddatumGepland": "2026-05-01"})
    rij.refresh_from_db()
    assert rij.streefdatum == rij.werkdatum == dt.date(2026, 5, 1)


def test_geometrie_moet_sluiten(klant: Klant) -> None:
    soort = maak_soort()
    open_ = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}
    assert klant.fouten("post", "zaken/zaken", nieuw(soort, zaakgeometrie=open_)) == {
        "zaakgeometrie": "invalid"
    }
    punt = {"type": "Point", "coordinates": [5.1, 52.2]}
    assert registreer(klant, soort, zaakgeometrie=punt)["zaakgeometrie"] == punt


@pytest.mark.django_db(transaction=True)
def test_een_zaak_registreren_kost_acht_opdrachten(klant: Klant) -> None:
    """BEGIN, who does it, the number, the case, its work item, its event, the answer, COMMIT."""
    soort = maak_soort()
    registreer(klant, soort)
    with CaptureQueriesContext(connection) as gedaan:
        registreer(klant, soort)
    assert len(gedaan) == 8, [q["sql"] for q in gedaan]


def test_lijst_kost_met_veel_zaken_evenveel_als_met_weinig(klant: Klant) -> None:
    soort = maak_soort()
    tellingen = []
    for _ronde in range(2):
        for _n in range(3):
            registreer(klant, soort)
        with CaptureQueriesContext(connection) as gedaan:
            klant.get("zaken/zaken")
        tellingen.append(len(gedaan))
    assert tellingen[0] == tellingen[1]


def test_ordenen_en_filteren(klant: Klant) -> None:
    soort = maak_soort()
    een = registreer(klant, soort, startdatum="2026-01-01", identificatie="A")
    twee = registreer(
        klant, soort, startdatum="2026-01-02", identificatie="B", archiefnominatie="vernietigen"
    )

    def urls(**vragen: str) -> list[str]:
        return [z["url"] for z in klant.get("zaken/zaken", **vragen)["results"]]

    assert urls(ordering="startdatum") == [een["url"], twee["url"]]
    assert urls(ordering="-identificatie") == [twee["url"], een["url"]]
    assert urls(startdatum__gt="2026-01-01") == [twee["url"]]
    assert urls(startdatum__lte="2026-01-01") == [een["url"]]
    assert urls(identificatie="A") == [een["url"]]
    assert urls(archiefnominatie__in="vernietigen,blijvend_bewaren") == [twee["url"]]
    assert urls(zaaktype=soort.url, bronorganisatie=RSIN, einddatum__isnull="true") == [
        twee["url"],
        een["url"],
    ]
    assert urls(archiefstatus="gearchiveerd") == []
    assert klant.fouten("get", "zaken/zaken", None, startdatum="gisteren") == {"startdatum": "invalid"}
    assert klant.fouten("get", "zaken/zaken", None, ordering="toelichting")["ordering"] == "invalid_choice"
    assert klant.fouten("get", "zaken/zaken", None, bestaatniet="1") == {
        "nonFieldErrors": "unknown-parameters"
    }
    assert een["url"].startswith(BASIS)
