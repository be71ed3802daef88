"""Documents over the API: making, reading, changing, destroying (drc-001, 005, 007, 008, 010)."""

import datetime as dt
import hashlib
import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks

from eenloket.kern.opslag.api import opslag
from eenloket.midoffice.aanbod.models import Informatieobjecttype
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Informatieobject, Upload, Versie
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

from .conftest import EIO, PDF, Maker, b64, download, lichaam, soort, soort_url

pytestmark = pytest.mark.django_db


def test_een_document_gaat_erin_en_komt_er_zo_weer_uit(klant: Klant, maak: Maker) -> None:
    gemaakt = maak(trefwoorden=["a", "b"], link="https://example.org/x", tonenAanInitiator=True)
    assert gemaakt["lock"] == ""
    assert gemaakt["identificatie"].startswith("D")
    assert (gemaakt["versie"], gemaakt["bestandsomvang"], gemaakt["locked"]) == (1, len(PDF), False)
    assert gemaakt["formaat"] == "application/x-eigen", "as the other system gave it"
    assert Versie.objects.get().formaat == "application/pdf", "and as we found it"
    assert Versie.objects.get().sha256 == hashlib.sha256(PDF).hexdigest()
    een = klant.get(gemaakt["url"])
    assert een == {k: w for k, w in gemaakt.items() if k != "lock"}
    assert klant.get(EIO)["results"] == [een]
    assert klant.antwoord.headers["API-version"] == "1.7.1"
    assert download(klant, een["inhoud"]) == PDF
    assert klant.antwoord.headers["Content-Type"] == "application/octet-stream"
    assert 'filename="tekening.pdf"' in klant.antwoord.headers["Content-Disposition"]


def test_zonder_opgegeven_formaat_staat_er_wat_de_inhoud_is(maak: Maker) -> None:
    assert maak(formaat="")["formaat"] == "application/pdf"
    assert maak(formaat="", inhoud=b64(b"zomaar wat"))["formaat"] == "application/octet-stream"
    assert maak(formaat="", inhoud=b64(b"<html><script>"))["formaat"] == "application/octet-stream"


def test_een_document_zonder_inhoud_heeft_niets_te_downloaden(klant: Klant, maak: Maker) -> None:
    kaal = maak(inhoud=None)
    assert (kaal["inhoud"], kaal["bestandsomvang"], kaal["bestandsdelen"]) == (None, None, [])
    klant.get(kaal["url"] + "/download", status=404)
    leeg = maak(inhoud="")
    assert (leeg["inhoud"], leeg["bestandsomvang"]) == (None, 0)
    assert download(klant, leeg["url"] + "/download") == b""


def test_drc_001_informatieobjecttype_bestaat_en_is_gepubliceerd(klant: Klant) -> None:
    Informatieobjecttype.objects.filter(omschrijving="Brief").update(concept=True)
    concept = Informatieobjecttype.objects.filter(omschrijving="Brief")[0]
    url = f"{BASIS}/catalogi/api/v1/informatieobjecttypen"
    for fout, code in {
        f"{url}/{uuid.uuid4()}": "bad-url",
        f"{BASIS}/catalogi/api/v1/zaaktypen/{soort().id}": "invalid-resource",
        "https://onbekend.example.org/informatieobjecttypen/1": "bad-url",
        f"{url}/{concept.id}": "not-published",
    }.items():
        fouten = klant.fouten("post", EIO, lichaam(informatieobjecttype=fout))
        assert fouten == {"informatieobjecttype": code}
    assert not Informatieobject.objects.exists()
    assert list(opslag().sleutels()) == []


def test_drc_001_ook_bij_bijwerken(klant: Klant, maak: Maker) -> None:
    gemaakt = maak()
    slot = klant.post(gemaakt["url"] + "/lock", {}, status=200)["lock"]
    url = f"{BASIS}/catalogi/api/v1/informatieobjecttypen/{uuid.uuid4()}"
    fouten = klant.fouten("patch", gemaakt["url"], {"lock": slot, "informatieobjecttype": url})
    assert fouten == {"informatieobjecttype": "bad-url"}
    ander = klant.patch(gemaakt["url"], {"lock": slot, "informatieobjecttype": soort_url("Brief")})
    assert ander["informatieobjecttype"] == soort_url("Brief")


@pytest.mark.parametrize("status", ["in_bewerking", "ter_vaststelling"])
def test_drc_005_status_van_een_ontvangen_document(klant: Klant, maak: Maker, status: str) -> None:
    fout = lichaam(status=status, ontvangstdatum="2026-11-02")
    assert klant.fouten("post", EIO, fout) == {"status": "invalid_for_received"}
    gemaakt = maak(status=status)
    slot = klant.post(gemaakt["url"] + "/lock", {}, status=200)["lock"]
    erbij = {"lock": slot, "ontvangstdatum": "2026-11-02"}
    assert klant.fouten("patch", gemaakt["url"], erbij) == {"status": "invalid_for_received"}
    klant.patch(gemaakt["url"], erbij | {"status": "definitief"})


def test_een_document_in_bewerking_is_niet_ondertekend(klant: Klant, maak: Maker) -> None:
    ondertekening = {"soort": "digitaal", "datum": "2026-11-02"}
    fout = lichaam(status="in_bewerking", ondertekening=ondertekening)
    assert klant.fouten("post", EIO, fout) == {"ondertekening": "invalid_for_status"}
    assert maak(status="definitief", ondertekening=ondertekening)["ondertekening"] == ondertekening


def test_drc_007_vertrouwelijkheid_van_het_type_tenzij_gegeven(klant: Klant, maak: Maker) -> None:
    van_type = soort().vertrouwelijkheidaanduiding
    assert maak()["vertrouwelijkheidaanduiding"] == van_type
    assert maak(vertrouwelijkheidaanduiding="")["vertrouwelijkheidaanduiding"] == van_type
    geheim = maak(vertrouwelijkheidaanduiding="geheim")
    assert geheim["vertrouwelijkheidaanduiding"] == "geheim"
    slot = klant.post(geheim["url"] + "/lock", {}, status=200)["lock"]
    assert klant.patch(geheim["url"], {"lock": slot, "titel": "x"})["vertrouwelijkheidaanduiding"] == "geheim"
    gewijzigd = klant.patch(geheim["url"], {"lock": slot, "vertrouwelijkheidaanduiding": "intern"})
    assert gewijzigd["vertrouwelijkheidaanduiding"] == "intern"


def test_het_niveau_van_een_document_is_altijd_dat_van_zijn_laatste_versie(klant: Klant, maak: Maker) -> None:
    zaken.maak_document(maak_zaak(), soort="Brief", titel="x", inhoud=PDF, auteur="P", door=DOOR)
    een = maak(vertrouwelijkheidaanduiding="openbaar", isGereedVoorPublicatie=True)
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    klant.patch(
        een["url"], {"lock": slot, "vertrouwelijkheidaanduiding": "geheim", "isGereedVoorPublicatie": None}
    )
    for document in Informatieobject.objects.select_related("laatste"):
        assert document.laatste is not None
        assert document.vertrouwelijkheidaanduiding == document.laatste.vertrouwelijkheidaanduiding
        assert document.is_gereed_voor_publicatie == document.laatste.is_gereed_voor_publicatie


def test_identificatie_is_uniek_binnen_bronorganisatie(klant: Klant, maak: Maker) -> None:
    maak(identificatie="D-1")
    assert klant.fouten("post", EIO, lichaam(identificatie="D-1")) == {
        "identificatie": "identificatie-niet-uniek"
    }
    maak(identificatie="D-1", bronorganisatie="111222333")
    assert klant.fouten("post", EIO, lichaam(bronorganisatie="123456789")) == {"bronorganisatie": "invalid"}
    assert len(list(opslag().sleutels())) == 2, "what is refused leaves no file"


def test_verplichte_velden_en_gesloten_lijsten_volgens_het_contract(klant: Klant) -> None:
    assert klant.fouten("post", EIO, {}) == dict.fromkeys(
        ("auteur", "bronorganisatie", "creatiedatum", "informatieobjecttype", "taal", "titel"), "required"
    )
    fout = lichaam(status="bestaat_niet", taal="nl", titel="x" * 201)
    assert klant.fouten("post", EIO, fout) == {
        "status": "invalid_choice",
        "taal": "min_length",
        "titel": "max_length",
    }


def test_versies_zijn_op_te_vragen_bij_nummer_en_moment(klant: Klant, maak: Maker) -> None:
    een = maak()
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    twee = klant.patch(een["url"], {"lock": slot, "titel": "Nieuw", "inhoud": b64(b"twee")})
    assert (twee["versie"], twee["titel"], twee["auteur"]) == (2, "Nieuw", "Proef")
    assert klant.get(een["url"]) == twee
    oud = klant.get(een["url"], versie="1")
    assert (oud["versie"], oud["titel"], oud["beginRegistratie"]) == (1, "Tekening", een["beginRegistratie"])
    assert klant.get(een["url"], registratieOp=een["beginRegistratie"]) == oud
    assert klant.get(een["url"], registratieOp=twee["beginRegistratie"])["versie"] == 2
    assert download(klant, oud["inhoud"]) == PDF
    assert download(klant, een["url"] + "/download") == b"twee"
    klant.get(een["url"], status=404, versie="3")
    klant.get(een["url"], status=404, registratieOp="2020-01-01T00:00:00Z")
    klant.get(een["url"], status=400, versie="een")
    klant.get(een["url"], status=400, registratieOp="gisteren")


def test_put_laat_staan_wat_niet_genoemd_is(klant: Klant, maak: Maker) -> None:
    een = maak(beschrijving="blijft")
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    nieuw = {k: w for k, w in lichaam(titel="Anders").items() if k != "inhoud"}
    twee = klant.put(een["url"], nieuw | {"lock": slot})
    assert (twee["titel"], twee["beschrijving"], twee["versie"]) == ("Anders", "blijft", 2)
    assert download(klant, twee["inhoud"]) == PDF


def test_een_inhoud_van_een_andere_omvang_dan_gezegd(klant: Klant, maak: Maker) -> None:
    assert klant.fouten("post", EIO, lichaam(bestandsomvang=3)) == {"nonFieldErrors": "file-size"}
    een = maak(bestandsomvang=len(PDF))
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    fout = {"lock": slot, "bestandsomvang": 3}
    assert klant.fouten("patch", een["url"], fout) == {"nonFieldErrors": "file-size"}
    assert klant.fouten("post", EIO, lichaam(inhoud="geen base64!")) == {"inhoud": "invalid"}


@pytest.mark.parametrize(
    ("algoritme", "waarde"),
    [
        ("md5", hashlib.md5(PDF).hexdigest()),
        ("sha_1", hashlib.sha1(PDF).hexdigest()),
        ("sha_256", hashlib.sha256(PDF).hexdigest().upper()),
        ("sha_512", hashlib.sha512(PDF).hexdigest()),
        ("sha_3", hashlib.sha3_256(PDF).hexdigest()),
        ("crc_32", f"{__import__('zlib').crc32(PDF):08x}"),
    ],
)
def test_integriteit_wordt_gecontroleerd(klant: Klant, maak: Maker, algoritme: str, waarde: str) -> None:
    goed = {"algoritme": algoritme, "waarde": waarde, "datum": "2026-11-01"}
    een = maak(integriteit=goed)
    assert een["integriteit"] == goed
    fout = lichaam(integriteit=goed, inhoud=b64(PDF + b"x"))
    assert klant.fouten("post", EIO, fout) == {"integriteit.waarde": "invalid-checksum"}
    assert len(list(opslag().sleutels())) == 1
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    later = {"lock": slot, "integriteit": goed | {"waarde": "0" * len(waarde)}}
    assert klant.fouten("patch", een["url"], later) == {"integriteit.waarde": "invalid-checksum"}
    assert klant.patch(een["url"], {"lock": slot, "inhoud": b64(b"nieuw")})["integriteit"] is None


def test_drc_008_verwijderen_neemt_alles_mee(
    klant: Klant, maak: Maker, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    een, blijft = maak(), maak()
    klant.post(
        "documenten/gebruiksrechten",
        {
            "informatieobject": een["url"],
            "startdatum": "2026-11-01T00:00:00Z",
            "omschrijvingVoorwaarden": "x",
        },
    )
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    klant.patch(een["url"], {"lock": slot, "inhoud": b64(b"twee")})
    assert klant.fouten("delete", een["url"], None) == {"nonFieldErrors": "destroy-locked"}
    klant.post(een["url"] + "/unlock", {"lock": slot}, status=204)
    with django_capture_on_commit_callbacks(execute=True):
        klant.delete(een["url"])
    klant.get(een["url"], status=404)
    assert klant.get("documenten/gebruiksrechten") == []
    assert list(opslag().sleutels()) == [Versie.objects.get().sleutel]
    assert klant.get(EIO)["results"] == [klant.get(blijft["url"])]
    klant.get(een["url"] + "/audittrail", status=404)
    with connection.cursor() as cursor:
        id_ = een["url"].rpartition("/")[2]
        cursor.execute("SELECT tabel, oud::text FROM audit_auditregel WHERE hoofd = %s", [id_])
        ((tabel, oud),) = cursor.fetchall()  # that it is gone, for who follows changes
        assert tabel == "documenten_informatieobject"
        assert "lock" not in oud
        cursor.execute("SELECT count(*) FROM audit_auditregel WHERE tabel = 'vernietigd' AND rij = %s", [id_])
        assert cursor.fetchone() == (1,)


def test_drc_008_niet_zolang_het_bij_een_zaak_hoort(klant: Klant) -> None:
    zaak = maak_zaak()
    versie = zaken.maak_document(zaak, soort="Brief", titel="x", inhoud=PDF, auteur="P", door=DOOR)
    url = f"{BASIS}/documenten/api/v1/enkelvoudiginformatieobjecten/{versie.informatieobject_id}"
    assert klant.fouten("delete", url, None) == {"nonFieldErrors": "pending-relations"}


def test_bestanden_en_brieven_van_het_loket_staan_er_meteen(klant: Klant) -> None:
    zaak = maak_zaak()
    eigenaar = uuid.uuid4()
    documenten.bewaar_upload(
        organisatie=zaak.organisatie,
        eigenaar=eigenaar,
        vraag="b",
        bestandsnaam="a.pdf",
        stroom=[PDF],
        toegestaan=[],
    )
    zaken.koppel_uploads(zaak, eigenaar=eigenaar, door=DOOR)
    zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="P", door=DOOR)
    brief, bewijs = klant.get(EIO)["results"]
    assert (brief["titel"], brief["status"], bewijs["ontvangstdatum"]) == (
        "Brief",
        "definitief",
        bewijs["creatiedatum"],
    )
    assert brief["tonenAanInitiator"] is True
    assert download(klant, bewijs["inhoud"]) == PDF
    zaak_url = f"{BASIS}/zaken/api/v1/zaken/{zaak.id}"
    relaties = klant.get("documenten/objectinformatieobjecten", object=zaak_url)
    assert {r["informatieobject"] for r in relaties} == {brief["url"], bewijs["url"]}
    assert {(r["object"], r["objectType"]) for r in relaties} == {(zaak_url, "zaak")}
    assert klant.get(EIO, objectinformatieobjecten_object=zaak_url)["count"] == 2


def test_wat_een_ander_systeem_registreert_ziet_de_client_pas_als_dat_gezegd_is(
    klant: Klant, maak: Maker
) -> None:
    from eenloket.midoffice.zaken.models import Zaakinformatieobject

    zaak = maak_zaak()
    dicht, open_ = maak(), maak(tonenAanInitiator=True)
    for een in (dicht, open_):
        id_ = een["url"].rpartition("/")[2]
        Zaakinformatieobject.objects.create(
            zaak=zaak, informatieobject_id=id_, registratiedatum=dt.datetime.now(dt.UTC)
        )
    (stuk,) = zaken.dossier(zaak, alleen_voor_client=True)
    assert stuk.nummer == open_["identificatie"]
    assert len(zaken.dossier(zaak)) == 2


def test_verwijderen_neemt_de_upload_mee_waar_het_uit_kwam(
    klant: Klant, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    zaak, eigenaar = maak_zaak(), uuid.uuid4()
    documenten.bewaar_upload(
        organisatie=zaak.organisatie,
        eigenaar=eigenaar,
        vraag="b",
        bestandsnaam="a.pdf",
        stroom=[PDF],
        toegestaan=[],
    )
    (document,) = zaken.koppel_uploads(zaak, eigenaar=eigenaar, door=DOOR)
    document.zaken.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        klant.delete(f"{BASIS}/documenten/api/v1/enkelvoudiginformatieobjecten/{document.id}")
    assert not Upload.objects.exists()
    assert list(opslag().sleutels()) == []


def test_caching_met_etag(klant: Klant, maak: Maker) -> None:
    een = maak()
    klant.get(een["url"])
    etag = klant.antwoord.headers["ETag"]
    klant("head", een["url"], status=200)
    assert klant.antwoord.headers["ETag"] == etag
    assert klant.antwoord.content == b""
    klant("get", een["url"], status=304, koppen={"If-None-Match": f'"x", {etag}'})
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    klant.patch(een["url"], {"lock": slot, "titel": "anders"})
    klant.get(een["url"], koppen={"If-None-Match": etag})


def test_van_een_andere_organisatie_bestaat_er_niets(maak: Maker) -> None:
    een = maak()
    vreemd = maak_klant(maak_organisatie("elders"), "vreemd")
    assert vreemd.get(EIO)["count"] == 0
    for methode, staart, inhoud in (
        ("get", "", None),
        ("get", "/download", None),
        ("post", "/lock", {}),
        ("post", "/unlock", {}),
        ("patch", "", {"titel": "x"}),
        ("delete", "", None),
    ):
        vreemd(methode, een["url"] + staart, inhoud, status=404)


def test_een_lijst_kost_evenveel_queries_voor_een_als_voor_veel(klant: Klant, maak: Maker) -> None:
    def kosten() -> int:
        with CaptureQueriesContext(connection) as gemeten:
            klant.get(EIO, expand="informatieobjecttype")
        return len(gemeten)

    maak()
    klant.get(EIO)
    weinig = kosten()
    for _ in range(5):
        maak()
    assert kosten() == weinig
    assert klant.get(EIO)["count"] == 6


def test_de_inhoud_staat_niet_in_het_geheugen_van_het_lichaam(klant: Klant, maak: Maker) -> None:
    groot = b"0123456789abcdef" * 300_000  # well over what a body may have that isn't a document
    een = maak(inhoud=b64(groot))
    assert download(klant, een["inhoud"]) == groot
    assert json.dumps(een)


@pytest.mark.django_db(transaction=True)  # the trail tells transactions apart
def test_het_spoor_van_een_document_laat_elke_versie_zien(klant: Klant, maak: Maker) -> None:
    een = maak()
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    klant.patch(een["url"], {"lock": slot, "titel": "Nieuw"}, koppen={"X-Audit-Toelichting": "omdat"})
    klant.post(een["url"] + "/unlock", {"lock": slot}, status=204)
    klant.post(
        "documenten/gebruiksrechten",
        {
            "informatieobject": een["url"],
            "startdatum": "2026-11-01T00:00:00Z",
            "omschrijvingVoorwaarden": "x",
        },
    )
    spoor = klant.get(een["url"] + "/audittrail")
    assert {(r["bron"], r["hoofdObject"], r["applicatieId"]) for r in spoor} == {("drc", een["url"], "proef")}
    eerste, op_slot, gewijzigd, van_slot = spoor[:4]
    assert (eerste["actie"], eerste["wijzigingen"]["nieuw"]["titel"]) == ("create", "Tekening")
    assert op_slot["wijzigingen"]["nieuw"]["locked"] is True
    assert (gewijzigd["actie"], gewijzigd["toelichting"]) == ("partial_update", "omdat")
    wijziging = gewijzigd["wijzigingen"]
    assert (wijziging["oud"]["titel"], wijziging["nieuw"]["titel"]) == ("Tekening", "Nieuw")
    assert (wijziging["oud"]["versie"], wijziging["nieuw"]["versie"]) == (1, 2)
    assert van_slot["wijzigingen"]["nieuw"]["locked"] is False
    assert {r["resource"] for r in spoor[4:]} == {"gebruiksrechten", "enkelvoudiginformatieobject"}
    assert slot not in json.dumps(spoor), "a lock isn't to be found out from the trail"
    assert klant.get(f"{een['url']}/audittrail/{gewijzigd['uuid']}") == gewijzigd
    klant.get(f"{een['url']}/audittrail/{uuid.uuid4()}", status=404)
