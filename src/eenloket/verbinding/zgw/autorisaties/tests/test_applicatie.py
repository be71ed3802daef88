"""Applications over the API (ac-001, ac-002, ac-003), and that what they give holds at once."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from eenloket.midoffice.aanbod.models import Besluittype, Informatieobjecttype, Zaaktype
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.models import Applicatie, Autorisatie
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant, maak_klant

pytestmark = pytest.mark.django_db
PAD = "autorisaties/applicaties"


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def type_url(pad: str, id_: uuid.UUID) -> str:
    return f"{BASIS}/catalogi/api/v1/{pad}/{id_}"


def zrc(**anders: Any) -> dict[str, Any]:
    """A right on a case type."""
    return {
        "component": "zrc",
        "scopes": ["zaken.lezen"],
        "zaaktype": type_url("zaaktypen", Zaaktype.objects.order_by("id")[0].id),
        "maxVertrouwelijkheidaanduiding": "vertrouwelijk",
    } | anders


def applicatie(*autorisaties: dict[str, Any], **anders: Any) -> dict[str, Any]:
    return {"clientIds": ["taak"], "label": "Taakapplicatie", "autorisaties": list(autorisaties)} | anders


def test_elke_component_heeft_zijn_eigen_velden(klant: Klant) -> None:
    document, besluit = Informatieobjecttype.objects.first(), Besluittype.objects.first()
    assert document is not None
    assert besluit is not None
    rechten = [
        zrc(),
        {
            "component": "drc",
            "scopes": ["documenten.lezen", "documenten.aanmaken"],
            "informatieobjecttype": type_url("informatieobjecttypen", document.id),
            "maxVertrouwelijkheidaanduiding": "openbaar",
        },
        {
            "component": "brc",
            "scopes": ["besluiten.lezen"],
            "besluittype": type_url("besluittypen", besluit.id),
        },
        {"component": "ztc", "scopes": ["catalogi.lezen"]},
        {"component": "nrc", "scopes": ["notificaties.consumeren"]},
        {"component": "ac", "scopes": ["autorisaties.lezen"]},
    ]
    gemaakt = klant.post(PAD, applicatie(*rechten))
    namen = [r.pop("componentWeergave") for r in gemaakt["autorisaties"]]
    assert namen[:2] == ["Zaken API", "Documenten API"]
    assert gemaakt["autorisaties"] == rechten
    assert (gemaakt["heeftAlleAutorisaties"], gemaakt["alleenIsGereedVoorPublicatie"]) == (False, False)
    assert klant.get(gemaakt["url"])["clientIds"] == ["taak"]


def test_ac_001_een_client_hoort_bij_een_applicatie(klant: Klant) -> None:
    eerste = klant.post(PAD, applicatie(zrc(), clientIds=["een", "twee"]))
    fouten = klant.fouten("post", PAD, applicatie(zrc(), clientIds=["twee", "drie"]))
    assert fouten == {"clientIds": "clientId-exists"}
    tweede = klant.post(PAD, applicatie(zrc(), clientIds=["drie"]))
    assert klant.fouten("patch", tweede["url"], {"clientIds": ["een"]}) == {"clientIds": "clientId-exists"}
    assert klant.patch(eerste["url"], {"clientIds": ["twee"]})["clientIds"] == ["twee"]
    klant.patch(tweede["url"], {"clientIds": ["een"]})


@pytest.mark.django_db(transaction=True)
def test_ac_001_ook_bij_zes_tegelijk() -> None:
    klant = maak_klant(maak_organisatie())

    def maak(n: int) -> int:
        try:
            eigen = Klant(klant.client_id)
            eigen("post", PAD, applicatie(heeftAlleAutorisaties=True))
            return int(eigen.antwoord.status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as draden:
        assert sorted(draden.map(maak, range(6))) == [201] + [400] * 5
    assert Applicatie.objects.filter(client_ids__contains=["taak"]).count() == 1


@pytest.mark.parametrize(
    ("alles", "met_rechten", "code"),
    [
        (True, True, "ambiguous-authorizations-specified"),
        (False, False, "missing-authorizations"),
        (None, False, "missing-authorizations"),
    ],
)
def test_ac_002_alles_of_een_voor_een(klant: Klant, alles: bool | None, met_rechten: bool, code: str) -> None:
    gegevens = applicatie(*([zrc()] if met_rechten else []))
    if alles is not None:
        gegevens["heeftAlleAutorisaties"] = alles
    assert klant.fouten("post", PAD, gegevens) == {"nonFieldErrors": code}
    assert Applicatie.objects.count() == 1  # the client's own


def test_ac_002_ook_bij_wijzigen(klant: Klant) -> None:
    url = klant.post(PAD, applicatie(zrc()))["url"]
    ambigu = {"nonFieldErrors": "ambiguous-authorizations-specified"}
    assert klant.fouten("patch", url, {"heeftAlleAutorisaties": True}) == ambigu
    gewijzigd = klant.patch(url, {"heeftAlleAutorisaties": True, "autorisaties": []})
    assert (gewijzigd["heeftAlleAutorisaties"], gewijzigd["autorisaties"]) == (True, [])
    leeg = {"nonFieldErrors": "missing-authorizations"}
    assert klant.fouten("patch", url, {"heeftAlleAutorisaties": False}) == leeg
    klant.put(url, applicatie(zrc(), heeftAlleAutorisaties=False))


@pytest.mark.parametrize(
    ("component", "scope", "velden"),
    [
        ("zrc", "zaken.lezen", ["zaaktype", "maxVertrouwelijkheidaanduiding"]),
        ("zrc", "zaken.geforceerd-bijwerken", ["zaaktype", "maxVertrouwelijkheidaanduiding"]),
        ("drc", "documenten.lezen", ["informatieobjecttype", "maxVertrouwelijkheidaanduiding"]),
        ("brc", "besluiten.lezen", ["besluittype"]),
        ("zrc", "audittrails.lezen", []),
        ("ztc", "catalogi.lezen", []),
    ],
)
def test_ac_003_verplichte_velden_per_component(
    klant: Klant, component: str, scope: str, velden: list[str]
) -> None:
    gegevens = applicatie({"component": component, "scopes": [scope]})
    if not velden:
        klant.post(PAD, gegevens)
        return
    fouten = klant.fouten("post", PAD, gegevens)
    assert fouten == {f"autorisaties.0.{veld}": "required" for veld in velden}


@pytest.mark.parametrize(("component", "veld"), [("zrc", "zaaktype"), ("drc", "informatieobjecttype")])
def test_ac_003_een_lege_tekst_is_niet_opgegeven(klant: Klant, component: str, veld: str) -> None:
    leeg = {"component": component, veld: "", "maxVertrouwelijkheidaanduiding": ""}
    scope = {"zrc": "zaken.lezen", "drc": "documenten.lezen"}[component]
    fouten = klant.fouten("post", PAD, applicatie(leeg | {"scopes": [scope]}))
    assert fouten == {
        f"autorisaties.0.{naam}": "required" for naam in (veld, "maxVertrouwelijkheidaanduiding")
    }
    klant.post(PAD, applicatie(leeg | {"scopes": ["notificaties.publiceren"]}))


@pytest.mark.parametrize(
    ("wijziging", "fout"),
    [
        ({"zaaktype": type_url("zaaktypen", uuid.uuid4())}, {"autorisaties.0.zaaktype": "bad-url"}),
        ({"zaaktype": "https://ergens.example/zaaktypen/1"}, {"autorisaties.0.zaaktype": "bad-url"}),
        (
            {"zaaktype": type_url("besluittypen", uuid.uuid4())},
            {"autorisaties.0.zaaktype": "invalid-resource"},
        ),
        ({"zaaktype": "geen adres"}, {"autorisaties.0.zaaktype": "invalid"}),
        (
            {"maxVertrouwelijkheidaanduiding": "top"},
            {"autorisaties.0.maxVertrouwelijkheidaanduiding": "invalid_choice"},
        ),
        ({"component": "xyz"}, {"autorisaties.0.component": "invalid_choice"}),
        ({"scopes": [""]}, {"autorisaties.0.scopes.0": "blank"}),
    ],
)
def test_een_recht_dat_niet_klopt_wordt_genoemd(
    klant: Klant, wijziging: dict[str, Any], fout: dict[str, str]
) -> None:
    assert klant.fouten("post", PAD, applicatie(zrc(**wijziging))) == fout
    assert not Autorisatie.objects.exists()


def test_zoeken_op_client(klant: Klant) -> None:
    gemaakt = klant.post(PAD, applicatie(zrc(), clientIds=["een", "twee"]))
    klant.post(PAD, applicatie(zrc(), clientIds=["drie"]))
    for vraag, aantal in (("een", 1), ("een,drie", 2), ("proef", 1), ("nee", 0)):
        assert klant.get(PAD, clientIds=vraag)["count"] == aantal
    assert klant.get(PAD)["count"] == 3
    assert klant.get(f"{PAD}/consumer", clientId="twee") == gemaakt
    klant.get(f"{PAD}/consumer", clientId="nee", status=404)
    assert klant.fouten("get", f"{PAD}/consumer", None) == {"clientId": "required"}


def test_een_lijst_kost_evenveel_vragen_bij_veel_applicaties(klant: Klant, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    klant.get(PAD)
    with django_assert_num_queries(1):
        klant.get(PAD)
    for n in range(6):
        klant.post(PAD, applicatie(zrc(), zrc(scopes=["zaken.aanmaken"]), clientIds=[f"c{n}"]))
    klant.get(PAD)
    with django_assert_num_queries(1):
        assert len(klant.get(PAD)["results"]) == 7


def test_rechten_gelden_meteen_en_gaan_meteen_weg(klant: Klant) -> None:
    zaak = maak_zaak()
    taak = maak_klant(maak_organisatie(), "taak", alle_rechten=False)
    taak.get("zaken/zaken", status=403)
    recht = zrc(
        zaaktype=type_url("zaaktypen", zaak.zaaktype_id), maxVertrouwelijkheidaanduiding="zeer_geheim"
    )
    url = klant.post(PAD, applicatie(recht))["url"]
    assert taak.get("zaken/zaken")["count"] == 1
    klant.patch(url, {"autorisaties": [recht | {"maxVertrouwelijkheidaanduiding": "openbaar"}]})
    assert taak.get("zaken/zaken")["count"] == 0
    klant.delete(url)
    taak.get("zaken/zaken", status=403)
    klant.get(url, status=404)


def test_een_applicatie_van_een_ander_bestaat_niet(klant: Klant) -> None:
    url = klant.post(PAD, applicatie(zrc()))["url"]
    ander = maak_klant(maak_organisatie("elders"), "ander")
    assert ander.get(PAD)["count"] == 1
    ander.get(url, status=404)
    ander.patch(url, {"label": "Weg"}, status=404)
    ander.delete(url, status=404)
    ander.get(f"{PAD}/consumer", clientId="taak", status=404)
    ander.post(
        PAD, {"clientIds": ["taak"], "label": "x", "heeftAlleAutorisaties": True}
    )  # says nothing of ours
