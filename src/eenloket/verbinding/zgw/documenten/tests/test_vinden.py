"""Documents over the API: finding them, and what is expanded in the answer (drc-011 … 014)."""

import uuid

import pytest

from eenloket.verbinding.zgw.tests.klant import BASIS, Klant

from .conftest import EIO, Maker

pytestmark = pytest.mark.django_db


def test_filters_en_zoeken(klant: Klant, maak: Maker) -> None:
    een, twee = maak(identificatie="A", trefwoorden=["bouw", "tekening"]), maak(trefwoorden=["bouw"])
    assert [d["url"] for d in klant.get(EIO, identificatie="A")["results"]] == [een["url"]]
    assert klant.get(EIO, trefwoorden="bouw")["count"] == 2
    assert klant.get(EIO, trefwoorden="bouw,tekening")["count"] == 1
    assert klant.get(EIO, bronorganisatie="111222333")["count"] == 0
    assert klant.get(EIO, objectinformatieobjecten_objectType="zaak")["count"] == 0
    klant.get(EIO, status=400, onzin="x")
    klant.get(EIO, status=400, uuid__in="x")
    ids = [d["url"].rpartition("/")[2] for d in (een, twee)]
    gevonden = klant.post(EIO + "/_zoek", {"uuid__in": [ids[1], str(uuid.uuid4())]}, status=200)
    assert [d["url"] for d in gevonden["results"]] == [twee["url"]]
    assert klant.post(EIO + "/_zoek", {"uuid__in": ids, "identificatie": "A"}, status=200)["count"] == 1
    assert klant.fouten("post", EIO + "/_zoek", {}) == {"uuid__in": "required"}
    assert klant.fouten("post", EIO + "/_zoek", {"uuid__in": ["x"]}) == {"uuid__in.0": "invalid"}


def test_drc_011_expand_blijft_binnen_documenten_en_catalogi(klant: Klant, maak: Maker) -> None:
    een = maak()
    uit = klant.get(een["url"], expand="informatieobjecttype")
    assert uit["_expand"]["informatieobjecttype"]["url"] == een["informatieobjecttype"]
    assert klant.get(EIO, expand="informatieobjecttype")["results"][0] == uit
    zoek = {"uuid__in": [een["url"].rpartition("/")[2]], "expand": "informatieobjecttype"}
    assert klant.post(EIO + "/_zoek", zoek, status=200)["results"][0] == uit
    for elders in ("zaak", "objectinformatieobjecten", "objectinformatieobjecten.object"):
        klant.get(een["url"], status=404, expand=elders)


def test_drc_013_expand_van_wat_de_resource_niet_heeft(klant: Klant, maak: Maker) -> None:
    een = maak()
    for fout in ("titel", "bestaatniet"):
        klant.get(een["url"], status=404, expand=fout)
        klant.get(EIO, status=404, expand=fout)


def test_drc_014_een_deel_dat_niet_kan_maakt_de_hele_vraag_fout(klant: Klant, maak: Maker) -> None:
    een = maak()
    for fout in ("informatieobjecttype.bestaatniet", "informatieobjecttype,bestaatniet"):
        klant.get(een["url"], status=404, expand=fout)
        klant.get(EIO, status=404, expand=fout)


def test_drc_012_expand_gaat_hoogstens_drie_niveaus_diep(klant: Klant, maak: Maker) -> None:
    een = maak()
    rechten = klant.post(
        "documenten/gebruiksrechten",
        {
            "informatieobject": een["url"],
            "startdatum": "2026-11-01T00:00:00Z",
            "omschrijvingVoorwaarden": "x",
        },
    )
    diep = "informatieobject.informatieobjecttype.catalogus.zaaktypen.eigenschappen"
    uit = klant.get(rechten["url"], expand=diep)
    derde = uit["_expand"]["informatieobject"]["_expand"]["informatieobjecttype"]["_expand"]["catalogus"]
    assert derde["url"].startswith(f"{BASIS}/catalogi/api/v1/catalogussen/")
    assert "_expand" not in derde
