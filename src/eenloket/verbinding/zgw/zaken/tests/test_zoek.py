"""Searching with a body, expanding, and choosing fields (zrc-025 … zrc-029)."""

import json
import time
import uuid
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant, maak_token
from eenloket.verbinding.zgw.zaken import geometrie

from .bouwers import BSN, beperkte_klant, rol
from .zaakbouwers import id_van, maak_soort, registreer, sluit, status

pytestmark = pytest.mark.django_db
# a C around (2, 2), open to the right, with a hole in its back
HOEK = {
    "type": "Polygon",
    "coordinates": [
        [[0, 0], [4, 0], [4, 1], [1, 1], [1, 3], [4, 3], [4, 4], [0, 4], [0, 0]],
        [[0.2, 1.8], [0.2, 2.2], [0.6, 2.2], [0.6, 1.8], [0.2, 1.8]],
    ],
}


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def zoek(klant: Klant, **lichaam: Any) -> list[str]:
    return [z["url"] for z in klant.post("zaken/zaken/_zoek", lichaam, status=200)["results"]]


def punt(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


def test_zoeken_zonder_vraag_is_een_fout(klant: Klant) -> None:
    assert klant.fouten("post", "zaken/zaken/_zoek", {}) == {"nonFieldErrors": "empty_search_body"}


def test_zoeken_op_ids_en_filters(klant: Klant) -> None:
    soort, ander = maak_soort(), maak_soort()
    een, twee, drie = registreer(klant, soort), registreer(klant, ander), registreer(klant, soort)
    assert zoek(klant, uuid__in=[een["uuid"], twee["uuid"]]) == [twee["url"], een["url"]]
    assert zoek(klant, uuid__in=[een["uuid"], twee["uuid"]], zaaktype=soort.url) == [een["url"]]
    assert zoek(klant, zaaktype__in=[ander.url]) == [twee["url"]]
    assert zoek(klant, zaaktype__in=[soort.url, ander.url], ordering="startdatum")[0] == drie["url"]
    assert zoek(klant, einddatum__isnull=False) == []
    assert zoek(klant, bronorganisatie__in=["999900006"]) == []
    assert klant.fouten("post", "zaken/zaken/_zoek", {"startdatum": "nooit"}) == {"startdatum": "invalid"}


def test_zoeken_op_tienduizend_ids_gaat_vlot_en_een_meer_is_een_duidelijke_fout(klant: Klant) -> None:
    zaak = registreer(klant, maak_soort())
    ids = [zaak["uuid"], *(str(uuid.uuid4()) for _n in range(9_999))]
    begin = time.monotonic()
    assert zoek(klant, uuid__in=ids) == [zaak["url"]]
    assert time.monotonic() - begin < 5  # a fault takes minutes, a slow machine doesn't
    te_veel = {"uuid__in": [*ids, str(uuid.uuid4())]}
    assert klant.fouten("post", "zaken/zaken/_zoek", te_veel) == {"uuid__in": "max_length"}


def test_zoeken_binnen_een_gebied_is_precies(klant: Klant) -> None:
    soort = maak_soort()
    plekken = {
        "in": punt(0.5, 0.5), "holte": punt(2, 2), "gat": punt(0.4, 2), "rand": punt(0, 0.5), "buiten": punt(9, 9),
        "lijn_in": {"type": "LineString", "coordinates": [[0.5, 0.5], [3.5, 0.5]]},
        "lijn_uit": {"type": "LineString", "coordinates": [[0.5, 0.5], [3.5, 3.5]]},
        "vlak_in": {"type": "Polygon", "coordinates": [[[1, 0.1], [2, 0.1], [2, 0.9], [1, 0.9], [1, 0.1]]]},
        "vlak_om_gat": {"type": "Polygon", "coordinates": [[[0.1, 1.5], [0.9, 1.5], [0.9, 2.5], [0.1, 2.5], [0.1, 1.5]]]},
        "punten": {"type": "MultiPoint", "coordinates": [[0.5, 0.5], [0.5, 3.5]]},
        "bundel": {"type": "GeometryCollection", "geometries": [punt(0.5, 0.5), punt(9, 9)]},
    }  # fmt: skip
    zaken = {naam: registreer(klant, soort, zaakgeometrie=g)["url"] for naam, g in plekken.items()}
    registreer(klant, soort)
    gevonden = set(zoek(klant, zaakgeometrie={"within": HOEK}))
    assert {n for n, url in zaken.items() if url in gevonden} == {"in", "lijn_in", "vlak_in", "punten"}
    beide = {
        "type": "MultiPolygon",
        "coordinates": [HOEK["coordinates"], [[[8, 8], [10, 8], [10, 10], [8, 10], [8, 8]]]],
    }
    assert zaken["buiten"] in zoek(klant, zaakgeometrie={"within": beide})
    assert zoek(klant, zaakgeometrie={"within": HOEK}, uuid__in=[str(id_van(zaken["in"]))]) == [zaken["in"]]
    open_ = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}
    fouten = klant.fouten("post", "zaken/zaken/_zoek", {"zaakgeometrie": {"within": open_}})
    assert fouten == {"zaakgeometrie.within": "invalid"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    punten=st.lists(st.tuples(st.floats(-1, 5), st.floats(-1, 5)), min_size=1, max_size=8),
    draai=st.floats(0, 360),
)
def test_de_index_laat_niets_weg_dat_binnen_ligt(
    klant: Klant, punten: list[tuple[float, float]], draai: float
) -> None:
    """Whatever GEOS says lies within is found through the bounding box too."""
    gebied = json.loads(
        shapely.to_geojson(shapely.affinity.rotate(shapely.from_geojson(json.dumps(HOEK)), draai))
    )
    vormen = [punt(x, y) for x, y in punten]
    soort = maak_soort()
    urls = [registreer(klant, soort, zaakgeometrie=v)["url"] for v in vormen]
    vlak = shapely.from_geojson(json.dumps(gebied))
    verwacht = {
        u for u, v in zip(urls, vormen, strict=True) if shapely.from_geojson(json.dumps(v)).within(vlak)
    }
    assert set(zoek(klant, zaakgeometrie={"within": gebied}, zaaktype=soort.url)) == verwacht


@pytest.mark.parametrize(
    "vorm",
    [
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [True, 1]},
        {"type": "LineString", "coordinates": [[0, 0]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Kubus", "coordinates": [0, 0]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]},
        None,
    ],
)
def test_wat_geen_geometrie_is(vorm: Any) -> None:
    assert not geometrie.is_geldig(vorm)


def test_zrc_026_uitbreiden_tot_willekeurige_diepte(klant: Klant) -> None:
    soort = maak_soort()
    hoofd = registreer(klant, soort)
    zaak = registreer(
        klant,
        soort,
        hoofdzaak=hoofd["url"],
        relevanteAndereZaken=[{"url": hoofd["url"], "aardRelatie": "vervolg"}],
    )
    gezet = klant.post("zaken/statussen", status(zaak, soort.status(0)))
    klant.post("zaken/rollen", rol(Zaak.objects.get(id=id_van(zaak["url"]))))
    sluit(klant, zaak, soort)
    paden = (
        "zaaktype,zaaktype.catalogus,hoofdzaak.deelzaken.status.statustype,status.statustype,resultaat.resultaattype,"
        "rollen.roltype,eigenschappen,zaakobjecten,zaakinformatieobjecten,relevanteAndereZaken,deelzaken"
    )
    uit = klant.get(zaak["url"], expand=paden)["_expand"]
    assert uit["zaaktype"]["_expand"]["catalogus"]["url"] == uit["zaaktype"]["catalogus"]
    assert uit["hoofdzaak"]["_expand"]["deelzaken"][0]["_expand"]["status"]["_expand"]["statustype"][
        "isEindstatus"
    ]
    assert uit["status"]["url"] != gezet["url"]
    assert uit["resultaat"]["_expand"]["resultaattype"]["url"] == soort.resultaat
    assert uit["rollen"][0]["betrokkeneIdentificatie"]["inpBsn"] == BSN
    assert uit["relevanteAndereZaken"][0]["url"] == hoofd["url"]
    assert uit["deelzaken"] == uit["eigenschappen"] == []
    lijst = klant.get("zaken/zaken", expand="status.statustype,hoofdzaak")["results"]
    assert lijst[1]["_expand"]["hoofdzaak"] == {}
    klant.get(gezet["url"], expand="zaak.zaaktype,statustype,gezetdoor,zaakinformatieobjecten")
    klant.get(klant.get(zaak["url"])["resultaat"], expand="zaak.status,resultaattype")


@pytest.mark.parametrize(
    "pad", ["communicatiekanaal", "bestaatniet", "status.bestaatniet", "selectielijstklasse"]
)
def test_zrc_025_027_028_uitbreiden_wat_niet_kan_is_404(klant: Klant, pad: str) -> None:
    zaak = registreer(klant, maak_soort())
    klant.get(zaak["url"], expand=pad, status=404)
    klant.get("zaken/zaken", expand=pad, status=404)


def test_zrc_006_uitbreiden_toont_niet_wat_de_toepassing_niet_mag_zien(klant: Klant) -> None:
    soort, geheim = maak_soort(), maak_soort()
    hoofd = registreer(klant, geheim)
    zaak = registreer(klant, soort, hoofdzaak=hoofd["url"])
    beperkt = beperkte_klant(Zaak.objects.get(id=id_van(zaak["url"])), "zaken.lezen")
    assert beperkt.get(zaak["url"], expand="hoofdzaak")["_expand"]["hoofdzaak"] == {}
    beperkt.get(hoofd["url"], status=403)
    assert zoek(beperkt, uuid__in=[zaak["uuid"], hoofd["uuid"]]) == [zaak["url"]]


def _velden(klant: Klant, velden: Any, code: int = 200, **anders: Any) -> Any:
    """The contract has whole cases only in this answer, so it isn't held against it."""
    antwoord = klant.web.post(
        "/zaken/api/v1/zaken/_zoek",
        {"zaaktype__in": [], "archiefstatus": "nog_te_archiveren", "fields": velden} | anders,
        content_type="application/json",
        headers={"Authorization": f"Bearer {maak_token(klant.client_id)}"},
    )
    assert antwoord.status_code == code, antwoord.content
    return antwoord.json()


def test_zrc_029_alleen_de_velden_die_gevraagd_zijn(klant: Klant) -> None:
    soort = maak_soort()
    proces = {"datumkenmerk": "einde", "identificatie": "1", "objecttype": "pand", "registratie": "bag"}
    zaak = registreer(klant, soort, processobject=proces)
    klant.post("zaken/statussen", status(zaak, soort.status(0)))
    velden = [
        "url", "uuid", "identificatie", "bronorganisatie",
        {
            "zaaktype": ["identificatie", "omschrijving", {"catalogus": ["domein"]}],
            "status": ["volgnummer", "datumstatusgezet"],
            "resultaat": ["*"],
            "zaakinformatieobjecten": [{"informatieobject": ["bestandsnaam", "bestandsomvang"]}],
            "processobject": ["identificatie"],
        },
    ]  # fmt: skip
    een = _velden(klant, velden, zaaktype__in=[soort.url])["results"][0]
    assert set(een) == {"url", "uuid", "identificatie", "bronorganisatie", "processobject", "_expand"}
    assert een["processobject"] == {"identificatie": "1"}
    assert set(een["_expand"]["zaaktype"]) == {"identificatie", "omschrijving", "_expand"}
    assert set(een["_expand"]["zaaktype"]["_expand"]["catalogus"]) == {"domein"}
    assert set(een["_expand"]["status"]) == {"datumStatusGezet"}
    assert een["_expand"]["resultaat"] == {}
    alles = _velden(klant, ["*"], zaaktype__in=[soort.url])["results"][0]
    assert alles == klant.get(zaak["url"])


def test_zrc_029_fields_en_expand_sluiten_elkaar_uit(klant: Klant) -> None:
    uit = _velden(klant, ["url"], 400, expand="status")
    assert uit["invalidParams"][0]["name"] == "fields"
    assert _velden(klant, ["url", 3], 400)["invalidParams"][0]["code"] == "invalid"
    _velden(klant, [{"bestaatniet": ["url"]}], 404)
