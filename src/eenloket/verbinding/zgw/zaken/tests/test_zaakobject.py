"""What cases are about."""

from typing import Any

import pytest
from django.db import connection

from eenloket.midoffice.aanbod.models import Zaakobjecttype
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.contract import contract
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ALLES, BSN, KVK, adres, ander_register, beperkte_klant, sluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def lichaam(zaak: Zaak, **anders: Any) -> dict[str, Any]:
    return {
        "zaak": adres("zaken/zaken", zaak.id),
        "objectType": "buurt",
        "objectIdentificatie": {
            "buurtCode": "01",
            "buurtNaam": "Centrum",
            "gemGemeenteCode": "1234",
            "wykWijkCode": "00",
        },
    } | anders


def test_maken_lezen_wijzigen_en_verwijderen(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post("zaken/zaakobjecten", lichaam(zaak))
    assert gemaakt["objectIdentificatie"]["buurtNaam"] == "Centrum"
    assert klant.get(gemaakt["url"]) == gemaakt
    klant("head", gemaakt["url"], status=200)
    gewijzigd = klant.patch(gemaakt["url"], {"relatieomschrijving": "ligt in"})
    assert gewijzigd == gemaakt | {"relatieomschrijving": "ligt in"}
    vol = klant.put(gemaakt["url"], lichaam(zaak, relatieomschrijving="grenst aan"))
    assert vol["relatieomschrijving"] == "grenst aan"
    assert klant.get("zaken/zaakobjecten", objectType="buurt", zaak=gemaakt["zaak"])["results"] == [vol]
    assert klant.get("zaken/zaakobjecten", objectType="wijk")["count"] == 0
    klant.delete(gemaakt["url"])
    klant.get(gemaakt["url"], status=404)


def _voorbeeld(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """The least that a contract's schema asks."""
    if "$ref" in schema:
        return _voorbeeld(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "allOf" in schema:
        samen: dict[str, Any] = {}
        for deel in schema["allOf"]:
            waarde = _voorbeeld(deel, schemas)
            if not isinstance(waarde, dict):
                return waarde
            samen |= waarde
        return samen
    if "enum" in schema:
        return schema["enum"][0]
    if "oneOf" in schema:
        return _voorbeeld(schema["oneOf"][0], schemas)
    soort = schema.get("type")
    if soort == "object" or "properties" in schema:
        velden = schema.get("properties", {})
        vereist = set(schema.get("required", ())) or set(list(velden)[:1])
        return {
            n: _voorbeeld(s, schemas) for n, s in velden.items() if n in vereist and not s.get("readOnly")
        }
    if soort == "array":
        return [_voorbeeld(schema["items"], schemas)]
    if soort == "integer":
        return 1
    if soort == "boolean":
        return True
    if schema.get("format") == "uri":
        return "https://example.com/1"
    if schema.get("format") == "date":
        return "2026-01-01"
    return "1"[: schema.get("maxLength", 1)]


_MAPPING = contract("zaken").schemas["ZaakObject"]["discriminator"]["mapping"]


@pytest.mark.parametrize("soort", sorted(_MAPPING))
def test_elk_objecttype_van_het_contract(klant: Klant, soort: str) -> None:
    zaak, schemas = maak_zaak(), contract("zaken").schemas
    delen = schemas[f"{soort}_ZaakObject"]["allOf"][1:]
    if not delen:  # only an address
        lichaam_ = lichaam(zaak, objectType=soort, object=adres("zaken/statussen", zaak.huidige_status_id))
        del lichaam_["objectIdentificatie"]
        gemaakt = klant.post("zaken/zaakobjecten", lichaam_)
        assert "objectIdentificatie" not in gemaakt
        return
    [wie] = _voorbeeld(delen[0], schemas).values() or [{}]
    if not wie:
        velden = schemas[
            next(iter(schemas[delen[0]["$ref"].rpartition("/")[2]]["properties"].values()))["allOf"][0][
                "$ref"
            ].rpartition("/")[2]
        ]
        wie = {
            next(iter(velden["properties"])): _voorbeeld(next(iter(velden["properties"].values())), schemas)
        }
    if "inpBsn" in wie:
        wie = {"inpBsn": BSN}
    extra = {"objectTypeOverige": "boom"} if soort == "overige" else {}
    gemaakt = klant.post(
        "zaken/zaakobjecten", lichaam(zaak, objectType=soort, objectIdentificatie=wie, **extra)
    )
    assert {n: gemaakt["objectIdentificatie"][n] for n in wie} == wie
    assert klant.get(gemaakt["url"]) == gemaakt


def test_identificatie_hoort_bij_het_objecttype(klant: Klant) -> None:
    fout = lichaam(maak_zaak(), objectIdentificatie={"buurtCode": "te lang"})
    gevonden = klant.fouten("post", "zaken/zaakobjecten", fout)
    assert gevonden["objectIdentificatie.buurtCode"] == "max_length"
    assert gevonden["objectIdentificatie.buurtNaam"] == "required"


def test_personen_in_objecten_staan_er_niet_met_hun_nummer(klant: Klant) -> None:
    zaak = maak_zaak()
    wie = {
        "identificatie": "1",
        "avgAard": "a",
        "heeftBetrekkingOp": {"kadastraleIdentificatie": "1", "kadastraleAanduiding": "1"},
        "heeftAlsGerechtigde": {"natuurlijkPersoon": {"inpBsn": BSN}},
    }
    gemaakt = klant.post(
        "zaken/zaakobjecten", lichaam(zaak, objectType="zakelijk_recht", objectIdentificatie=wie)
    )
    assert gemaakt["objectIdentificatie"]["heeftAlsGerechtigde"]["natuurlijkPersoon"]["inpBsn"] == BSN
    klant.post(
        "zaken/zaakobjecten",
        lichaam(
            zaak,
            objectType="maatschappelijke_activiteit",
            objectIdentificatie={"kvkNummer": KVK, "handelsnaam": "B"},
        ),
    )
    from eenloket.midoffice.zaken.models import Zaakobject

    bewaard = str([o.objectidentificatie for o in Zaakobject.objects.filter(zaak=zaak)])
    assert BSN not in bewaard
    assert KVK not in bewaard
    fout = lichaam(zaak, objectType="natuurlijk_persoon", objectIdentificatie={"inpBsn": "123456789"})
    assert klant.fouten("post", "zaken/zaakobjecten", fout) == {"objectIdentificatie.inpBsn": "invalid"}


def test_object_of_identificatie_is_nodig(klant: Klant) -> None:
    zonder = lichaam(maak_zaak())
    del zonder["objectIdentificatie"]
    assert klant.fouten("post", "zaken/zaakobjecten", zonder) == {"nonFieldErrors": "invalid-zaakobject"}


def test_objecttype_overige(klant: Klant) -> None:
    zaak = maak_zaak()
    zonder = lichaam(zaak, objectType="overige", objectIdentificatie={"overigeData": {"a": {"b": 1}}})
    assert klant.fouten("post", "zaken/zaakobjecten", zonder) == {
        "nonFieldErrors": "missing-object-type-overige"
    }
    goed = klant.post("zaken/zaakobjecten", zonder | {"objectTypeOverige": "boom"})
    assert goed["objectIdentificatie"] == {"overigeData": {"a": {"b": 1}}}
    assert klant.fouten("post", "zaken/zaakobjecten", lichaam(zaak, objectTypeOverige="boom")) == {
        "nonFieldErrors": "invalid-object-type-overige-usage"
    }


def test_object_in_een_ander_register_moet_er_zijn_en_aan_zijn_definitie_voldoen(klant: Klant) -> None:
    zaak = maak_zaak()
    with ander_register() as register:
        register.inhoud = {
            "/api/v1/objecten/1": {"record": {"data": {"hoogte": 3}}},
            "/api/v1/objecten/2": {"record": {"data": {"hoogte": "hoog"}}},
            "/api/v1/typen/1": {
                "jsonSchema": {"type": "object", "properties": {"hoogte": {"type": "number"}}}
            },
        }
        definitie = {
            "url": f"{register.adres}typen/1",
            "schema": ".jsonSchema",
            "objectData": ".record.data",
        }
        basis = lichaam(zaak, objectType="overige", objectTypeOverigeDefinitie=definitie)
        del basis["objectIdentificatie"]
        gemaakt = klant.post("zaken/zaakobjecten", basis | {"object": f"{register.adres}objecten/1"})
        assert gemaakt["objectTypeOverigeDefinitie"] == definitie
        fout = basis | {"object": f"{register.adres}objecten/2"}
        assert klant.fouten("post", "zaken/zaakobjecten", fout) == {"object": "invalid-schema"}
        weg = basis | {"object": f"{register.adres}objecten/3"}
        assert klant.fouten("post", "zaken/zaakobjecten", weg) == {"object": "bad-url"}
        pad = basis | {"object": f"{register.adres}objecten/1"}
        pad["objectTypeOverigeDefinitie"] = definitie | {"schema": ".niets"}
        assert klant.fouten("post", "zaken/zaakobjecten", pad) == {
            "objectTypeOverigeDefinitie.schema": "invalid"
        }
    vreemd = lichaam(zaak, object="https://example.com/1")
    assert klant.fouten("post", "zaken/zaakobjecten", vreemd) == {"object": "bad-url"}
    assert klant.fouten("post", "zaken/zaakobjecten", basis) == {"object": "required"}


def test_zaakobjecttype_hoort_bij_het_zaaktype(klant: Klant) -> None:
    zaak, andere = maak_zaak(), maak_zaak("melding")
    goed, fout = (
        adres(
            "catalogi/zaakobjecttypen",
            Zaakobjecttype.objects.create(
                zaaktype_id=z.zaaktype_id,
                ander_objecttype=False,
                objecttype="https://example.com/o",
                relatie_omschrijving="r",
            ).id,
        )
        for z in (zaak, andere)
    )
    assert klant.post("zaken/zaakobjecten", lichaam(zaak, zaakobjecttype=goed))["zaakobjecttype"] == goed
    assert klant.fouten("post", "zaken/zaakobjecten", lichaam(zaak, zaakobjecttype=fout)) == {
        "nonFieldErrors": "zaaktype-mismatch"
    }


def test_zaak_object_en_objecttype_veranderen_niet(klant: Klant) -> None:
    zaak, andere = maak_zaak(), maak_zaak()
    url = klant.post("zaken/zaakobjecten", lichaam(zaak))["url"]
    assert klant.fouten("patch", url, {"zaak": adres("zaken/zaken", andere.id)}) == {
        "zaak": "wijzigen-niet-toegelaten"
    }
    assert klant.fouten("patch", url, {"object": "https://example.com/1"}) == {
        "object": "wijzigen-niet-toegelaten"
    }
    wijk = lichaam(
        zaak,
        objectType="wijk",
        objectIdentificatie={"wijkCode": "1", "wijkNaam": "W", "gemGemeenteCode": "1"},
    )
    assert klant.fouten("put", url, wijk) == {"objectType": "wijzigen-niet-toegelaten"}


def test_zrc_007_objecten_van_een_gesloten_zaak(klant: Klant) -> None:
    zaak = maak_zaak()
    url = klant.post("zaken/zaakobjecten", lichaam(zaak))["url"]
    sluit(zaak)
    gewoon = beperkte_klant(zaak, *ALLES)
    gewoon("post", "zaken/zaakobjecten", lichaam(zaak), status=403)
    gewoon("patch", url, {"relatieomschrijving": "x"}, status=403)
    gewoon.delete(url, status=403)
    klant.patch(url, {"relatieomschrijving": "x"})


def test_een_lijst_kost_evenveel_vragen_met_veel_objecten(klant: Klant) -> None:
    from django.test.utils import CaptureQueriesContext

    zaak = maak_zaak()

    def tel() -> int:
        with CaptureQueriesContext(connection) as ctx:
            klant.get("zaken/zaakobjecten")
        return len(ctx)

    klant.post("zaken/zaakobjecten", lichaam(zaak))
    tel()
    weinig = tel()
    for _nummer in range(8):
        klant.post("zaken/zaakobjecten", lichaam(zaak))
    assert tel() == weinig
