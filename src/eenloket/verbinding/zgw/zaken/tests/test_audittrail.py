"""The audit trail of a case, as the standard has it: resources, not rows."""

from typing import Any

import pytest

from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import BSN, adres, beperkte_klant, rol
from .zaakbouwers import id_van, maak_soort, registreer, sluit, status

pytestmark = pytest.mark.django_db(transaction=True)  # the trail tells transactions apart


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def test_het_spoor_heeft_voor_en_na_van_elke_wijziging(klant: Klant) -> None:
    soort = maak_soort()
    zaak = registreer(klant, soort, omschrijving="een")
    na = klant.patch(
        zaak["url"],
        {"omschrijving": "twee"},
        koppen={"X-Audit-Toelichting": "UTF-8''correctie%20%C3%A9n%20meer"},
    )
    gezet = klant.post("zaken/statussen", status(zaak, soort.status(0)))
    spoor = klant.get(zaak["url"] + "/audittrail")
    assert [(r["resource"], r["actie"], r["resultaat"]) for r in spoor] == [
        ("zaak", "create", 201),
        ("zaak", "partial_update", 200),
        ("status", "create", 201),
        ("zaak", "update", 200),  # the status that it has now
    ]
    begin, wijziging, status_, _huidig = spoor
    assert begin["wijzigingen"]["oud"] == {}
    assert begin["wijzigingen"]["nieuw"]["omschrijving"] == "een"
    assert begin["wijzigingen"]["nieuw"]["zaaktype"] == soort.url
    assert wijziging["wijzigingen"]["oud"]["omschrijving"] == "een"
    assert wijziging["wijzigingen"]["nieuw"]["omschrijving"] == "twee"
    assert set(wijziging["wijzigingen"]["nieuw"]) == set(na)
    assert wijziging["toelichting"] == "correctie én meer"
    assert (wijziging["applicatieId"], wijziging["gebruikersId"], wijziging["gebruikersWeergave"]) == (
        "proef",
        "proef",
        "Proef",
    )
    assert wijziging["bron"] == "zrc"
    assert wijziging["hoofdObject"] == wijziging["resourceUrl"] == zaak["url"]
    assert wijziging["resourceWeergave"] == zaak["identificatie"]
    assert status_["resourceUrl"] == gezet["url"]
    assert status_["wijzigingen"]["nieuw"]["statustype"] == soort.status(0)
    assert klant.get(f"{zaak['url']}/audittrail/{wijziging['uuid']}") == wijziging
    klant.get(f"{zaak['url']}/audittrail/{soort.zaaktype.id}", status=404)


def test_wat_versleuteld_staat_en_wie_het_is_blijven_verborgen(klant: Klant) -> None:
    zaak = registreer(klant, maak_soort())
    gemaakt = klant.post("zaken/rollen", rol(Zaak.objects.get(id=id_van(zaak["url"]))))
    klant.delete(gemaakt["url"])
    spoor = klant.get(zaak["url"] + "/audittrail")
    assert [(r["resource"], r["actie"]) for r in spoor][-2:] == [("rol", "create"), ("rol", "destroy")]
    assert spoor[-1]["wijzigingen"]["oud"]["roltoelichting"] == "proef"
    inhoud = klant.antwoord.content
    assert BSN.encode() not in inhoud
    assert b"Moulin" not in inhoud
    assert b"\\u0001" not in inhoud


def test_wat_onze_eigen_kamers_doen_staat_er_ook_in(klant: Klant) -> None:
    zaak = maak_zaak(fase="behandelen")
    spoor = klant.get(adres("zaken/zaken", zaak.id) + "/audittrail")
    assert {r["applicatieId"] for r in spoor} == {"eenloket"}
    assert {r["gebruikersId"] for r in spoor} == {"systeem:test"}
    assert {"zaak", "status", "rol", "zaakeigenschap"} <= {r["resource"] for r in spoor}


def test_een_rij_zonder_begin_in_het_spoor_wordt_teruggerekend(klant: Klant) -> None:
    """Rows that came in with triggers off have no first line: what they were follows from what they are."""
    from django.db import connection

    zaak = registreer(klant, maak_soort(), omschrijving="een")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditregel WHERE hoofd = %s", [id_van(zaak["url"])])
    klant.patch(zaak["url"], {"omschrijving": "twee"})
    klant.patch(zaak["url"], {"omschrijving": "drie", "toelichting": "x"})
    spoor = klant.get(zaak["url"] + "/audittrail")
    beelden = [
        (r["wijzigingen"]["oud"]["omschrijving"], r["wijzigingen"]["nieuw"]["omschrijving"]) for r in spoor
    ]
    assert beelden == [("een", "twee"), ("twee", "drie")]
    assert [r["wijzigingen"]["nieuw"]["toelichting"] for r in spoor] == ["", "x"]


def test_wat_bij_een_zaak_hoort_staat_er_zoals_het_toen_was(klant: Klant) -> None:
    """A role that came later isn't in what the case was before, one that went is still in it; made together, they are there together."""
    soort = maak_soort()
    zaak = registreer(klant, soort, omschrijving="een")
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    klant.patch(zaak["url"], {"omschrijving": "twee"})
    rol_ = klant.post("zaken/rollen", rol(rij))["url"]
    ander = registreer(klant, soort)["url"]
    relatie = {"url": ander, "aardRelatie": "vervolg"}
    klant.patch(zaak["url"], {"omschrijving": "drie", "relevanteAndereZaken": [relatie]})
    klant.delete(rol_)
    klant.patch(zaak["url"], {"omschrijving": "vier", "relevanteAndereZaken": []})
    beelden = [r["wijzigingen"] for r in klant.get(zaak["url"] + "/audittrail") if r["resource"] == "zaak"]
    per_naam = {b["nieuw"]["omschrijving"]: b for b in beelden}

    def lijsten(naam: str, kant: str) -> tuple[Any, Any]:
        return per_naam[naam][kant]["rollen"], per_naam[naam][kant]["relevanteAndereZaken"]

    assert lijsten("een", "nieuw") == lijsten("twee", "oud") == lijsten("twee", "nieuw") == ([], [])
    assert (lijsten("drie", "oud"), lijsten("drie", "nieuw")) == (([rol_], []), ([rol_], [relatie]))
    assert (lijsten("vier", "oud"), lijsten("vier", "nieuw")) == (([], [relatie]), ([], []))


def test_wie_het_spoor_mag_zien(klant: Klant) -> None:
    soort = maak_soort()
    zaak = registreer(klant, soort)
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    beperkte_klant(rij, "zaken.lezen").get(zaak["url"] + "/audittrail", status=403)
    ziet = beperkte_klant(rij, "audittrails.lezen", client_id="ziet")
    assert len(ziet.get(zaak["url"] + "/audittrail")) == 1
    ander = registreer(klant, maak_soort())
    ziet.get(ander["url"] + "/audittrail", status=403)
    maak_klant(maak_organisatie("elders"), "ander").get(zaak["url"] + "/audittrail", status=404)


def test_het_spoor_kost_met_veel_regels_evenveel_als_met_weinig(klant: Klant) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    soort = maak_soort()
    zaak = registreer(klant, soort)
    sluit(klant, zaak, soort)
    tellingen = []
    for ronde in range(2):
        for n in range(3):
            klant.patch(zaak["url"], {"omschrijving": f"{ronde}/{n}"})
        with CaptureQueriesContext(connection) as gedaan:
            klant.get(zaak["url"] + "/audittrail")
        tellingen.append(len(gedaan))
    assert tellingen[0] == tellingen[1]


def test_een_lang_spoor_zegt_per_regel_wat_een_kort_spoor_zegt(
    klant: Klant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines get their JSON in pieces; where a piece ends makes no difference, also not for what parts a case had."""
    soort = maak_soort()
    zaak = registreer(klant, soort, omschrijving="begin")
    rij = Zaak.objects.get(id=id_van(zaak["url"]))
    for n in range(4):
        klant.patch(zaak["url"], {"omschrijving": f"{n}"})
        klant.post("zaken/rollen", rol(rij))
    heel = klant.get(zaak["url"] + "/audittrail")
    assert [len(r["wijzigingen"]["nieuw"].get("rollen", [])) for r in heel if r["resource"] == "zaak"] == [
        0,
        0,
        1,
        2,
        3,
    ]
    for stuk in (1, 2, 3):
        monkeypatch.setattr("eenloket.verbinding.zgw.audittrail._STUK", stuk)
        assert klant.get(zaak["url"] + "/audittrail") == heel
    assert [klant.get(f"{zaak['url']}/audittrail/{r['uuid']}") for r in heel] == heel


def test_een_contact_staat_in_het_spoor_van_zijn_zaak(klant: Klant) -> None:
    """It lies in the one history of contacts; what was said stands encrypted, and stays out of the trail."""
    zaak = registreer(klant, maak_soort())
    contact = klant.post(
        "zaken/klantcontacten",
        {"zaak": zaak["url"], "datumtijd": "2026-11-02T10:00:00Z", "kanaal": "telefoon", "onderwerp": "Vraag", "toelichting": "Kievitsei"},
    )  # fmt: skip
    gemaakt = klant.get(zaak["url"] + "/audittrail")[-1]
    assert (gemaakt["resource"], gemaakt["actie"]) == ("klantcontact", "create")
    assert gemaakt["resourceUrl"] == contact["url"]
    assert gemaakt["wijzigingen"]["nieuw"]["kanaal"] == "telefoon"
    assert "Kievitsei" not in str(gemaakt)
