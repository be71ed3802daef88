"""Locks (drc-009, drc-010): one at a time, not to be guessed, taken away only by who may."""

import pytest

from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Applicatie, Autorisatie
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant
from eenloket.verbinding.zgw.toegang.rechten import wijzig_rechten

from .conftest import EIO, Maker, lichaam, soort

pytestmark = pytest.mark.django_db


def beperkt(*scopes: str, niveau: int = 8, naam: str = "beperkt") -> Klant:
    """A client with these scopes on the document type of the tests, up to ``niveau``."""
    organisatie = maak_organisatie()
    klant = maak_klant(organisatie, naam, alle_rechten=False)
    applicatie = Applicatie.objects.create(organisatie=organisatie, client_ids=[naam], label=naam)
    Autorisatie.objects.create(
        applicatie=applicatie,
        component="drc",
        scopes=list(scopes),
        soort=soort().id,
        max_vertrouwelijkheidaanduiding=niveau,
    )
    wijzig_rechten()
    return klant


def test_drc_009_schrijven_kan_alleen_met_het_slot(klant: Klant, maak: Maker) -> None:
    een = maak()
    assert klant.fouten("patch", een["url"], {"titel": "x"}) == {"nonFieldErrors": "unlocked"}
    slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
    assert len(slot) == 32
    assert klant.get(een["url"])["locked"] is True
    assert klant.fouten("post", een["url"] + "/lock", {}) == {"nonFieldErrors": "existing-lock"}
    assert klant.fouten("patch", een["url"], {"titel": "x"}) == {"nonFieldErrors": "missing-lock-id"}
    fout = {"titel": "x", "lock": "0" * 32}
    assert klant.fouten("patch", een["url"], fout) == {"nonFieldErrors": "incorrect-lock-id"}
    put = {k: w for k, w in lichaam().items() if k != "inhoud"}
    assert klant.fouten("put", een["url"], put) == {"lock": "required"}
    assert klant.fouten("put", een["url"], put | {"lock": "x"}) == {"nonFieldErrors": "incorrect-lock-id"}
    assert klant.patch(een["url"], {"titel": "x", "lock": slot})["versie"] == 2
    assert klant.fouten("post", een["url"] + "/unlock", {"lock": "x"}) == {
        "nonFieldErrors": "incorrect-lock-id"
    }
    klant.post(een["url"] + "/unlock", {"lock": slot}, status=204)
    assert klant.get(een["url"])["locked"] is False
    assert klant.post(een["url"] + "/lock", {}, status=200)["lock"] != slot


def test_drc_009_geforceerd_ontgrendelen_vraagt_een_eigen_scope(maak: Maker) -> None:
    een = maak()
    gewoon = beperkt("documenten.lock", "documenten.lezen", naam="gewoon")
    beheer = beperkt("documenten.geforceerd-unlock", naam="beheer")
    slot = gewoon.post(een["url"] + "/lock", {}, status=200)["lock"]
    assert gewoon.fouten("post", een["url"] + "/unlock", {}) == {"nonFieldErrors": "incorrect-lock-id"}
    assert beheer.fouten("post", een["url"] + "/unlock", {"lock": "x"}) == {
        "nonFieldErrors": "incorrect-lock-id"
    }
    beheer.post(een["url"] + "/unlock", {}, status=204)
    assert not Informatieobject.objects.get().lock
    beheer.post(een["url"] + "/lock", {}, status=403)
    assert slot


def test_drc_010_ook_een_definitief_document_is_bij_te_werken(maak: Maker) -> None:
    een = maak(status="definitief")
    for scope in ("documenten.bijwerken", "documenten.geforceerd-bijwerken"):
        klant = beperkt(scope, "documenten.lock", naam=scope.partition(".")[2])
        slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
        assert klant.patch(een["url"], {"lock": slot, "beschrijving": scope})["beschrijving"] == scope
        klant.post(een["url"] + "/unlock", {"lock": slot}, status=204)


def test_elke_operatie_vraagt_haar_scope_het_type_en_het_niveau(klant: Klant, maak: Maker) -> None:
    een, geheim = maak(vertrouwelijkheidaanduiding="openbaar"), maak(vertrouwelijkheidaanduiding="geheim")
    from .conftest import soort_url

    ander = maak(informatieobjecttype=soort_url("Brief"), vertrouwelijkheidaanduiding="openbaar")
    lezer = beperkt("documenten.lezen", niveau=3, naam="lezer")
    assert [d["url"] for d in lezer.get(EIO)["results"]] == [een["url"]]
    assert lezer.get(EIO)["count"] == lezer.get(EIO, trefwoorden="x")["count"] + 1 == 1
    lezer.get(een["url"])
    lezer.get(een["url"] + "/download")
    for dicht in (geheim, ander):
        for staart in ("", "/download"):
            lezer.get(dicht["url"] + staart, status=403)
    for methode, pad, inhoud in (
        ("post", EIO, lichaam(vertrouwelijkheidaanduiding="openbaar")),
        ("post", een["url"] + "/lock", {}),
        ("post", een["url"] + "/unlock", {}),
        ("patch", een["url"], {"titel": "x", "lock": "x"}),
        ("delete", een["url"], None),
    ):
        lezer(methode, pad, inhoud, status=403)
    maker = beperkt("documenten.aanmaken", niveau=3, naam="maker")
    maker.post(EIO, lichaam(vertrouwelijkheidaanduiding="intern"))
    maker.post(EIO, lichaam(vertrouwelijkheidaanduiding="geheim"), status=403)
    maker.post(EIO, lichaam(informatieobjecttype=soort_url("Brief")), status=403)
    maker.get(een["url"], status=403)


def test_wat_geheim_is_geworden_is_ook_in_een_oude_versie_geheim(klant: Klant, maak: Maker) -> None:
    was_open, was_geheim = (
        maak(vertrouwelijkheidaanduiding="openbaar"),
        maak(vertrouwelijkheidaanduiding="geheim"),
    )
    for een, wordt in ((was_open, "geheim"), (was_geheim, "openbaar")):
        slot = klant.post(een["url"] + "/lock", {}, status=200)["lock"]
        klant.patch(een["url"], {"lock": slot, "vertrouwelijkheidaanduiding": wordt})
    lezer = beperkt("documenten.lezen", niveau=3)
    for een in (was_open, was_geheim):
        lezer.get(een["url"], status=403, versie="1")
        lezer.get(een["url"] + "/download", status=403, versie="1")
    lezer.get(was_geheim["url"])


def test_een_client_voor_publicatie_leest_alleen_wat_daarvoor_gereed_is(maak: Maker) -> None:
    gereed, niet = maak(isGereedVoorPublicatie=True), maak()
    lezer = beperkt("documenten.lezen")
    Applicatie.objects.filter(label="beperkt").update(alleen_is_gereed_voor_publicatie=True)
    wijzig_rechten()
    assert [d["url"] for d in lezer.get(EIO)["results"]] == [gereed["url"]]
    assert lezer.get(EIO)["count"] == 1
    lezer.get(gereed["url"])
    lezer.get(niet["url"], status=403)
    lezer.get(niet["url"] + "/download", status=403)
    Applicatie.objects.filter(label="beperkt").update(heeft_alle_autorisaties=True)
    wijzig_rechten()
    assert lezer.get(EIO)["count"] == 1
    lezer.get(niet["url"], status=403)
