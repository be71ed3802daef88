"""The entry itself: what every API answers whatever is asked of it (general requirements of the standard, RFC 9110)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client as Djangoklant
from django.test.utils import CaptureQueriesContext

from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.contract import APIS, contract
from eenloket.verbinding.zgw.zaken.tests.bouwers import beperkte_klant
from eenloket.verbinding.zgw.zaken.tests.zaakbouwers import Proefzaaktype, maak_soort, nieuw, registreer

from .klant import BASIS, Klant, maak_klant, maak_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def soort() -> Proefzaaktype:
    return maak_soort()


@pytest.mark.parametrize("api", APIS)
def test_het_contract_staat_onder_de_wortel_van_elke_api(api: str) -> None:
    """Section 'Beschikbaar stellen van de OAS': openapi.json below the API's root; the other places are those of existing clients."""
    web = Djangoklant()
    wortel = web.get(f"/{api}/api/v1/openapi.json")
    assert wortel.headers["Content-Type"] == "application/json"
    assert wortel.json() == contract(api).document
    assert web.get(f"/{api}/api/v1/schema/openapi.json").content == wortel.content
    yaml = web.get(f"/{api}/api/v1/schema/openapi.yaml")
    assert yaml.content.startswith(b"openapi: 3.")
    assert web.get(f"/{api}/api/v1/openapi.yaml").content == yaml.content
    assert web.head(f"/{api}/api/v1/openapi.json").content == b""
    assert web.post(f"/{api}/api/v1/openapi.json").status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "a b", "testserver:x"])
def test_een_vreemde_host_is_een_duidelijk_400(klant: Klant, host: str) -> None:
    web = Djangoklant(raise_request_exception=False)
    kop = {"Authorization": f"Bearer {maak_token(klant.client_id)}", "Host": host}
    antwoord = web.get("/zaken/api/v1/zaken", headers=kop)
    assert (antwoord.status_code, antwoord.json()["code"]) == (400, "invalid_host")
    assert host not in antwoord.content.decode()


@pytest.mark.parametrize(
    ("pad", "methode", "wel"),
    [
        ("zaken", "delete", "GET, HEAD, POST"),
        ("statussen/{id}", "patch", "GET, HEAD"),
        ("zaken/_zoek", "put", "POST"),
    ],
)
def test_een_methode_die_hier_niet_kan_noemt_die_wel_kunnen(pad: str, methode: str, wel: str) -> None:
    antwoord = getattr(Djangoklant(), methode)(
        "/zaken/api/v1/" + pad.format(id="0197aaaa-0000-7000-8000-000000000000")
    )
    assert (antwoord.status_code, antwoord.headers["Allow"]) == (405, wel)


def test_paginering_begint_bij_1_en_noemt_de_buren(klant: Klant, soort: Proefzaaktype) -> None:
    """Section 'Paginering': page 1 is the first, and the same as none; next and previous are the question with another page."""
    for _ in range(3):
        registreer(klant, soort)
    vraag: dict[str, Any] = {"pageSize": "1", "bronorganisatie": "517439943"}
    eerste = klant.get("zaken/zaken", **vraag)
    assert eerste == klant.get("zaken/zaken", page="1", **vraag)
    assert (eerste["count"], eerste["previous"]) == (3, None)
    tweede = klant.get(eerste["next"])
    assert klant.get(tweede["previous"]) == eerste
    laatste = klant.get(tweede["next"])
    assert laatste["next"] is None
    gezien = [blad["results"][0]["url"] for blad in (eerste, tweede, laatste)]
    assert len(set(gezien)) == 3
    for fout in ("0", "4", "-1", "x", "1e3"):
        klant.get("zaken/zaken", status=404, page=fout, **vraag)


def test_head_zegt_wat_get_zegt_zonder_inhoud(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    for pad in ("zaken/zaken", zaak["url"]):
        klant.get(pad)
        met = klant.antwoord
        klant("head", pad, status=200)
        assert klant.antwoord.content == b""
        assert klant.antwoord.headers["Content-Length"] == str(len(met.content))
        assert klant.antwoord.headers.get("ETag") == met.headers.get("ETag")


def test_caching_de_etag_verandert_met_de_resource_en_niet_eerder(klant: Klant, soort: Proefzaaktype) -> None:
    """Theme page on caching: strong ETags, lists of them, and back to what it was is the same resource again."""
    zaak = registreer(klant, soort, toelichting="a")
    klant.get(zaak["url"])
    eerste = klant.antwoord.headers["ETag"]
    assert eerste.startswith('"')
    for kop, status in ((eerste, 304), (f'"x", W/{eerste}', 304), ("*", 304), ('"x"', 200)):
        klant.get(zaak["url"], status=status, koppen={"If-None-Match": kop})
    klant.get("zaken/zaken", koppen={"If-None-Match": "*"})  # a list has no ETag: it is always answered
    klant.patch(zaak["url"], {"toelichting": "b"})
    klant.get(zaak["url"], koppen={"If-None-Match": eerste})
    assert klant.antwoord.headers["ETag"] != eerste
    klant.patch(zaak["url"], {"toelichting": "a"})
    klant.get(zaak["url"], status=304, koppen={"If-None-Match": eerste})


def test_wat_begint_met_ons_bekende_adres_is_van_ons(
    klant: Klant, soort: Proefzaaktype, settings: Any
) -> None:
    """Notifications carry the public address; who calls us by another name of ours may send it back."""
    settings.ADRES = "https://register.example"
    publiek = nieuw(soort, zaaktype=soort.url.replace(BASIS, settings.ADRES))
    zaak = klant.post("zaken/zaken", publiek)
    assert zaak["zaaktype"] == soort.url
    gevonden = klant.get("zaken/statussen", zaak=zaak["url"].replace(BASIS, settings.ADRES))
    assert gevonden["count"] == 0
    assert klant.get("zaken/zaken", zaaktype=publiek["zaaktype"])["count"] == 1
    anders = soort.url.replace(BASIS, settings.ADRES + ".evil.example")
    assert klant.fouten("post", "zaken/zaken", nieuw(soort, zaaktype=anders)) == {"zaaktype": "bad-url"}


@pytest.mark.parametrize(
    "pad",
    [
        "hoofdzaak.deelzaken.hoofdzaak.deelzaken",
        "rollen.zaak.rollen",
        "status.zaak.deelzaken.hoofdzaak.deelzaken",
        "deelzaken.hoofdzaak.deelzaken.hoofdzaak.deelzaken.status",
    ],
)
def test_zrc_028_uitbreiden_gaat_niet_heen_en_weer(klant: Klant, soort: Proefzaaktype, pad: str) -> None:
    """A thousand sub cases would be a thousand thousand at the second turn."""
    zaak = registreer(klant, soort)
    klant.get(zaak["url"], status=404, expand=pad)
    klant.get("zaken/zaken", status=404, expand=f"status,{pad}")
    klant.post("zaken/zaken/_zoek", {"uuid__in": [zaak["uuid"]], "expand": pad}, status=404)
    velden: list[Any] = ["url"]
    for deel in reversed(pad.split(".")):
        velden = ["url", {deel: velden}]
    klant.post("zaken/zaken/_zoek", {"uuid__in": [zaak["uuid"]], "fields": velden}, status=404)


def test_zrc_027_uitbreiden_kan_alleen_met_wat_de_resource_heeft(klant: Klant, soort: Proefzaaktype) -> None:
    zaak = registreer(klant, soort)
    assert klant.get(zaak["url"], expand="zaaktype")["_expand"]["zaaktype"]["url"] == soort.url
    for pad in ("identificatie", "zaaktype.identificatie", "zaaktype.status", "_expand", "zaaktype."):
        klant.get(zaak["url"], status=404, expand=pad)


@pytest.mark.parametrize("pad", ["zaken", "statussen", "rollen", "zaakobjecten", "resultaten"])
def test_wie_een_soort_mag_lezen_loopt_niet_langs_alle_andere(
    klant: Klant, soort: Proefzaaktype, pad: str
) -> None:
    """The condition on the type is one that an index can answer; what is filtered by it is still all that is found."""
    from eenloket.midoffice.zaken.models import Zaak

    zaak = registreer(klant, soort)
    registreer(klant, maak_soort())
    beperkt = beperkte_klant(Zaak.objects.get(id=zaak["uuid"]), "zaken.lezen")
    beperkt.get(f"zaken/{pad}")
    with CaptureQueriesContext(connection) as vragen:
        uit: Any = beperkt.get(f"zaken/{pad}")
    assert uit["count"] == (1 if pad == "zaken" else 0)
    [lijst] = [v["sql"] for v in vragen if "string_agg" in v["sql"]]
    assert "zaaktype_id = ANY(%(soorten_zaken)s" in lijst


def test_tellen_op_soort_en_niveau_gaat_niet_langs_de_rijen(klant: Klant, soort: Proefzaaktype) -> None:
    """Kept counts know type and level: what is asked about these costs the same at a million cases, and is exact."""
    ander = maak_soort()
    for niveau in ("openbaar", "intern", "geheim"):
        registreer(klant, soort, vertrouwelijkheidaanduiding=niveau)
        registreer(klant, ander, vertrouwelijkheidaanduiding=niveau)
    weg = registreer(klant, ander)
    klant.delete(weg["url"])
    gevallen: tuple[tuple[dict[str, Any], int], ...] = (
        ({"maximaleVertrouwelijkheidaanduiding": "openbaar"}, 2),
        ({"maximaleVertrouwelijkheidaanduiding": "vertrouwelijk"}, 4),
        ({"maximaleVertrouwelijkheidaanduiding": "vertrouwelijk", "zaaktype": soort.url}, 2),
        ({}, 6),
    )
    for vraag, aantal in gevallen:
        with CaptureQueriesContext(connection) as vragen:
            uit = klant.get("zaken/zaken", **vraag)
        assert (uit["count"], len(uit["results"])) == (aantal, aantal)
        assert any("FROM tellingen_cel" in v["sql"] for v in vragen)
    zoek = klant.post("zaken/zaken/_zoek", {"zaaktype__in": [soort.url, ander.url]}, status=200)
    assert (zoek["count"], len(zoek["results"])) == (6, 6)


@pytest.mark.django_db
def test_een_vraag_die_te_lang_duurt_wordt_gestopt_en_zegt_dat(klant: Klant) -> None:
    """The limit is set for web processes (DATABASE_GRENS); here for this connection."""
    for _ in range(60):
        maak_zaak()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '1ms'")
    koppen = {"Authorization": f"Bearer {maak_token(klant.client_id)}"}
    antwoord = klant.web.get("/zaken/api/v1/zaken", headers=koppen)
    assert (antwoord.status_code, antwoord.json()["code"]) == (503, "too_heavy")


def _ruw(klant: Klant, pad: str, inhoud: bytes) -> tuple[int, Any]:
    koppen = {"Authorization": f"Bearer {maak_token(klant.client_id)}"}
    antwoord = klant.web.post(
        f"/{pad.replace('/', '/api/v1/', 1)}", inhoud, content_type="application/json", headers=koppen
    )
    return antwoord.status_code, antwoord.json()


@pytest.mark.parametrize("inhoud", [b'{"a": 1, "a": 2}', b'{"zaak": {"b": {"c": 1, "c": 1}}}'])
def test_een_naam_die_twee_keer_voorkomt_is_geen_geldige_json(klant: Klant, inhoud: bytes) -> None:
    """Two readers of one body could else see two different requests in it (RFC 8259 section 4)."""
    assert _ruw(klant, "zaken/zaken", inhoud)[1]["code"] == "parse_error"


def test_van_veel_fouten_komen_er_niet_meer_terug_dan_iemand_leest(klant: Klant) -> None:
    kenmerken = b'{"kenmerken": [' + b",".join([b"1"] * 2000) + b"]}"
    status, uit = _ruw(klant, "zaken/zaken", kenmerken)
    assert (status, len(uit["invalidParams"])) == (400, 100)
    heel_veel = b'{"kenmerken": [' + b",".join([b"1"] * 20_000) + b"]}"
    status, uit = _ruw(klant, "zaken/zaken", heel_veel)
    assert (status, len(uit["invalidParams"])) == (400, 1)


def test_wat_te_groot_heet_wordt_niet_gelezen(klant: Klant) -> None:
    """The length in the head decides, before a byte of the body is there."""
    koppen = {"Authorization": f"Bearer {maak_token(klant.client_id)}", "Content-Length": str(10**12)}
    for pad in ("zaken/api/v1/zaken", "documenten/api/v1/enkelvoudiginformatieobjecten"):
        antwoord = klant.web.generic("POST", f"/{pad}", b"", content_type="application/json", headers=koppen)
        assert (antwoord.status_code, antwoord.json()["code"]) == (413, "request_too_large")


def test_te_veel_parameters_is_geen_fout_van_ons(klant: Klant) -> None:
    vragen = {f"p{n}": "1" for n in range(600)}
    assert (
        klant("get", "zaken/zaken", status=400, **vragen)["invalidParams"][0]["code"] == "unknown-parameters"
    )
