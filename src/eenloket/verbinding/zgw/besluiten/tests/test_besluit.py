"""Decisions over the API: what brc-001 … brc-009 ask, and that they are the same decisions as on our pages."""

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection

from eenloket.kern.audit.models import Auditregel
from eenloket.midoffice.aanbod.models import Besluittype
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ROL, STIL, VERGUNNING
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres, besluittype, lichaam, maak_document, sta_toe

pytestmark = pytest.mark.django_db
ONBEKEND = uuid.uuid4()


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def test_een_besluit_van_onze_bladzijden_staat_meteen_in_de_api(klant: Klant) -> None:
    zaak = maak_zaak(STIL)
    genomen = besluiten.neem_besluit(
        zaak,
        resultaat="Geweigerd",
        motivering={"nl": "Nee."},
        regels=[],
        door=DOOR,
        bevoegde_rollen={ROL},
    )
    assert genomen is not None
    (gevonden,) = klant.get("besluiten/besluiten")["results"]
    assert gevonden["identificatie"] == genomen.identificatie
    assert gevonden["zaak"] == adres("zaken/zaken", zaak.id)
    assert gevonden["besluittype"] == adres("catalogi/besluittypen", genomen.besluittype_id)
    assert gevonden["uiterlijkeReactiedatum"] == str(genomen.uiterlijke_reactiedatum)
    assert klant.get(gevonden["url"]) == gevonden
    assert (gevonden["vervalreden"], gevonden["vervalredenWeergave"]) == ("", "")


def test_een_besluit_van_de_api_hoort_bij_de_zaak_en_sluit_haar_niet(klant: Klant) -> None:
    zaak = maak_zaak(VERGUNNING, fase="behandelen")
    gemaakt = klant.post(
        "besluiten/besluiten", lichaam(zaak, toelichting="Zo is het.", vervalreden="tijdelijk")
    )
    assert gemaakt["vervalredenWeergave"] == "Besluit met tijdelijke werking"
    (besluit,) = besluiten.besluiten_op(zaak)
    assert besluiten.uitkomst_van(besluit) == "Besluit vergunning"
    assert besluiten.uitleg_van(besluit, "nl") == "Zo is het."
    zaak.refresh_from_db()
    assert zaak.fase == "behandelen"
    assert besluiten.brieven_van([zaak.id], door=DOOR) == []


def test_de_client_ziet_het_besluit_van_een_ander_systeem_vanaf_de_verzending(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post("besluiten/besluiten", lichaam(zaak, verzenddatum="2026-11-20"))
    with time_machine.travel(dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)):
        assert besluiten.besluiten_van([zaak.id], "nl") == []
    with time_machine.travel(dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)):
        (regel,) = besluiten.besluiten_van([zaak.id], "nl")
    assert (regel.resultaat, regel.positief) == ("Besluit vergunning", None)
    klant.patch(gemaakt["url"], {"verzenddatum": None})
    assert besluiten.besluiten_van([zaak.id], "nl") == []


def test_brc_001_besluittype_moet_bestaan(klant: Klant) -> None:
    onbekend = lichaam() | {"besluittype": adres("catalogi/besluittypen", ONBEKEND)}
    assert klant.fouten("post", "besluiten/besluiten", onbekend) == {"besluittype": "bad-url"}
    vreemd = lichaam() | {"besluittype": "https://ergens.example/catalogi/api/v1/besluittypen/1"}
    assert klant.fouten("post", "besluiten/besluiten", vreemd) == {"besluittype": "bad-url"}
    anders = lichaam() | {"besluittype": adres("catalogi/zaaktypen", ONBEKEND)}
    assert klant.fouten("post", "besluiten/besluiten", anders) == {"besluittype": "invalid-resource"}
    assert not Besluit.objects.exists()


def test_brc_001_concept_kan_niet(klant: Klant) -> None:
    gegevens = lichaam()
    Besluittype.objects.update(concept=True)
    assert klant.fouten("post", "besluiten/besluiten", gegevens) == {"besluittype": "not-published"}


def test_brc_001_besluittype_wijzigt_niet(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post("besluiten/besluiten", lichaam(zaak))
    ander = Besluittype.objects.exclude(id=besluittype(zaak).id).first()
    assert ander is not None
    fout = {"besluittype": adres("catalogi/besluittypen", ander.id)}
    assert klant.fouten("patch", gemaakt["url"], fout) == {"besluittype": "wijzigen-niet-toegelaten"}
    assert klant.fouten("put", gemaakt["url"], gemaakt | fout) == {"besluittype": "wijzigen-niet-toegelaten"}
    assert klant.put(gemaakt["url"], gemaakt) == gemaakt


def test_brc_002_identificatie_uniek_binnen_de_organisatie(klant: Klant) -> None:
    klant.post("besluiten/besluiten", lichaam(identificatie="B-1"))
    fouten = klant.fouten("post", "besluiten/besluiten", lichaam(identificatie="B-1"))
    assert fouten == {"identificatie": "identificatie-niet-uniek"}
    klant.post("besluiten/besluiten", lichaam(identificatie="B-1", verantwoordelijkeOrganisatie="111222333"))


def test_brc_002_een_nummer_van_een_ander_wordt_overgeslagen(klant: Klant) -> None:
    eerste = klant.post("besluiten/besluiten", lichaam())["identificatie"]
    volgende = [f"{eerste[:-1]}{int(eerste[-1]) + n}" for n in (1, 2)]
    for nummer in volgende:
        klant.post("besluiten/besluiten", lichaam(identificatie=nummer))
    gekregen = klant.post("besluiten/besluiten", lichaam())["identificatie"]
    assert gekregen == f"{eerste[:-1]}{int(eerste[-1]) + 3}"


def test_brc_002_nummer_en_organisatie_wijzigen_niet(klant: Klant) -> None:
    gemaakt = klant.post("besluiten/besluiten", lichaam())
    for veld, waarde in (("identificatie", "B-2"), ("verantwoordelijkeOrganisatie", "111222333")):
        assert klant.fouten("patch", gemaakt["url"], {veld: waarde}) == {veld: "wijzigen-niet-toegelaten"}
    assert klant.get(gemaakt["url"]) == gemaakt


@pytest.mark.django_db(transaction=True)
def test_brc_002_nummers_uniek_bij_zestien_tegelijk() -> None:
    klant, gegevens = maak_klant(maak_organisatie()), lichaam()

    def maak(n: int) -> str:
        try:
            return str(Klant(klant.client_id).post("besluiten/besluiten", gegevens)["identificatie"])
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as draden:
        nummers = list(draden.map(maak, range(32)))
    assert len(set(nummers)) == 32 == Besluit.objects.count()


@pytest.mark.django_db(transaction=True)
def test_brc_002_hetzelfde_nummer_tegelijk_lukt_een_keer() -> None:
    klant, gegevens = maak_klant(maak_organisatie()), lichaam(identificatie="B-9")

    def maak(n: int) -> int:
        try:
            eigen = Klant(klant.client_id)
            eigen("post", "besluiten/besluiten", gegevens)
            return int(eigen.antwoord.status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as draden:
        assert sorted(draden.map(maak, range(6))) == [201] + [400] * 5


def test_brc_006_zaak_en_besluit_wijzen_naar_elkaar(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post("besluiten/besluiten", lichaam(zaak))
    spiegel = klant.get(f"zaken/zaken/{zaak.id}/besluiten")
    assert [s["besluit"] for s in spiegel] == [gemaakt["url"]]


def test_brc_006_zaak_wijzigt_niet(klant: Klant) -> None:
    zaak = maak_zaak()
    met, zonder = (klant.post("besluiten/besluiten", lichaam(zaak) | z) for z in ({}, {"zaak": ""}))
    assert zonder["zaak"] == ""
    code = {"zaak": "wijzigen-niet-toegelaten"}
    assert klant.fouten("patch", met["url"], {"zaak": ""}) == code
    assert klant.fouten("patch", zonder["url"], {"zaak": met["zaak"]}) == code


def test_brc_006_zaak_moet_bestaan(klant: Klant) -> None:
    fouten = klant.fouten(
        "post", "besluiten/besluiten", lichaam(zaak=None) | {"zaak": adres("zaken/zaken", ONBEKEND)}
    )
    assert fouten == {"zaak": "bad-url"}


def test_brc_007_besluittype_hoort_bij_het_zaaktype(klant: Klant) -> None:
    zaak, andere = maak_zaak(VERGUNNING), maak_zaak(STIL)
    gegevens = lichaam(zaak) | {"zaak": adres("zaken/zaken", andere.id)}
    assert klant.fouten("post", "besluiten/besluiten", gegevens) == {"nonFieldErrors": "zaaktype-mismatch"}


def test_brc_009_besluit_verdwijnt_met_relaties_en_spoor(klant: Klant) -> None:
    zaak = maak_zaak()
    document = maak_document(zaak)
    sta_toe(besluittype(zaak), document)
    gemaakt = klant.post("besluiten/besluiten", lichaam(zaak))
    relatie = klant.post(
        "besluiten/besluitinformatieobjecten",
        {
            "besluit": gemaakt["url"],
            "informatieobject": adres("documenten/enkelvoudiginformatieobjecten", document.id),
        },
    )
    id_ = uuid.UUID(gemaakt["url"].rpartition("/")[2])
    assert Auditregel.objects.filter(hoofd=id_).count() == 2
    klant.delete(gemaakt["url"])
    klant.get(gemaakt["url"], status=404)
    klant.get(relatie["url"], status=404)
    (rest,) = Auditregel.objects.filter(
        hoofd=id_
    )  # that it is gone, for who follows; nothing of what it said
    assert (rest.soort, rest.nieuw) == ("D", None)
    assert set(rest.oud) <= {"id", "organisatie_id", "verantwoordelijke_organisatie", "besluittype_id"}
    document.refresh_from_db()


@pytest.mark.parametrize(
    ("veld", "waarde", "code"),
    [
        ("verantwoordelijkeOrganisatie", "1234567", "invalid-length"),
        ("verantwoordelijkeOrganisatie", "123456789", "invalid"),
        ("datum", "2999-01-01", "future_not_allowed"),
        ("datum", "gisteren", "invalid"),
        ("vervalreden", "zomaar", "invalid_choice"),
        ("bestuursorgaan", "x" * 51, "max_length"),
        ("ingangsdatum", None, "null"),
        ("toelichting", "a\x00b", "invalid"),
    ],
)
def test_een_veld_dat_niet_klopt_wordt_genoemd(klant: Klant, veld: str, waarde: object, code: str) -> None:
    assert klant.fouten("post", "besluiten/besluiten", lichaam() | {veld: waarde}) == {veld: code}


def test_verplichte_velden(klant: Klant) -> None:
    fouten = klant.fouten("post", "besluiten/besluiten", {})
    assert fouten == dict.fromkeys(
        ("besluittype", "datum", "ingangsdatum", "verantwoordelijkeOrganisatie"), "required"
    )


def test_filters(klant: Klant) -> None:
    zaak = maak_zaak()
    een = klant.post("besluiten/besluiten", lichaam(zaak, identificatie="B-1"))
    klant.post("besluiten/besluiten", lichaam(maak_zaak(STIL), verantwoordelijkeOrganisatie="111222333"))
    for vraag in (
        {"identificatie": "B-1"},
        {"verantwoordelijkeOrganisatie": "517439943"},
        {"besluittype": een["besluittype"]},
        {"zaak": een["zaak"]},
    ):
        antwoord = klant.get("besluiten/besluiten", **vraag)
        assert ([r["url"] for r in antwoord["results"]], antwoord["count"]) == ([een["url"]], 1), vraag
    assert klant.get("besluiten/besluiten")["count"] == 2
    assert klant.fouten("get", "besluiten/besluiten", None, datum="2026-11-01") == {
        "nonFieldErrors": "unknown-parameters"
    }


def test_een_lijst_kost_evenveel_vragen_bij_veel_besluiten(klant: Klant, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    klant.post("besluiten/besluiten", lichaam(maak_zaak()))
    klant.get("besluiten/besluiten")
    with django_assert_num_queries(1):
        klant.get("besluiten/besluiten")
    for _n in range(8):
        klant.post("besluiten/besluiten", lichaam())
    with django_assert_num_queries(1):
        assert klant.get("besluiten/besluiten")["count"] == 9


def test_etag_en_voorwaardelijk_lezen(klant: Klant) -> None:
    gemaakt = klant.post("besluiten/besluiten", lichaam())
    klant.get(gemaakt["url"])
    etag = klant.antwoord.headers["ETag"]
    klant.get(gemaakt["url"], status=304, koppen=_met(klant, etag))
    klant.patch(gemaakt["url"], {"toelichting": "Anders"})
    klant.get(gemaakt["url"], status=200, koppen=_met(klant, etag))


def _met(klant: Klant, etag: str) -> dict[str, str]:
    return {"If-None-Match": etag}


def test_een_wijziging_laat_zien_wat_er_nu_staat(klant: Klant) -> None:
    gemaakt = klant.post("besluiten/besluiten", lichaam(publicatiedatum="2026-11-12"))
    gewijzigd = klant.patch(gemaakt["url"], {"publicatiedatum": None, "toelichting": "Nieuw"})
    assert (gewijzigd["publicatiedatum"], gewijzigd["toelichting"]) == (None, "Nieuw")
    assert klant.get(gemaakt["url"]) == gewijzigd
    assert klant.fouten("patch", gemaakt["url"], {"datum": "2999-01-01"}) == {"datum": "future_not_allowed"}
    assert klant.get(gemaakt["url"]) == gewijzigd


def test_uitbreiden_met_de_zaak(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post("besluiten/besluiten", lichaam(zaak))
    uitgebreid = klant.get(gemaakt["url"], expand="zaak")
    assert uitgebreid["_expand"]["zaak"]["identificatie"] == zaak.identificatie
    klant.get(gemaakt["url"], status=404, expand="bestaatniet")


def test_het_spoor_zegt_wie_wat_veranderde(klant: Klant) -> None:
    gemaakt = klant.post("besluiten/besluiten", lichaam())
    klant.patch(gemaakt["url"], {"toelichting": "Anders"})
    regels = klant.get(f"{gemaakt['url']}/audittrail")
    assert [(r["bron"], r["actie"], r["applicatieId"]) for r in regels] == [
        ("brc", "create", "proef"),
        ("brc", "partial_update", "proef"),
    ]
    assert regels[1]["wijzigingen"]["nieuw"]["toelichting"] == "Anders"
    assert klant.get(f"{gemaakt['url']}/audittrail/{regels[0]['uuid']}") == regels[0]
    klant.get(f"{gemaakt['url']}/audittrail/{ONBEKEND}", status=404)
    klant.get(f"besluiten/besluiten/{ONBEKEND}/audittrail", status=404)


def test_brc_002_een_rsin_van_nullen_voldoet_aan_de_elfproef(klant: Klant) -> None:
    gemaakt = klant.post("besluiten/besluiten", lichaam() | {"verantwoordelijkeOrganisatie": "000000000"})
    assert gemaakt["verantwoordelijkeOrganisatie"] == "000000000"
