"""Notes with a case."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.zoekvakken import VAKKEN, vakken, vouw
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ALLES, adres, beperkte_klant

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def lichaam(zaak: Zaak, **anders: Any) -> dict[str, Any]:
    return {
        "gerelateerdAan": adres("zaken/zaken", zaak.id),
        "onderwerp": "Terugbellen",
        "tekst": "Bel 100% zeker",
        "aangemaaktDoor": "J. Jansen",
    } | anders


def test_maken_lezen_wijzigen_en_verwijderen(klant: Klant) -> None:
    zaak = maak_zaak()
    gemaakt = klant.post("zaken/zaaknotities", lichaam(zaak))
    assert (gemaakt["status"], gemaakt["notitieType"]) == ("concept", "intern")
    assert klant.get(gemaakt["url"]) == gemaakt
    gewijzigd = klant.patch(gemaakt["url"], {"tekst": "Anders"})
    assert gewijzigd["tekst"] == "Anders"
    assert gewijzigd["wijzigingsdatum"] > gemaakt["wijzigingsdatum"]
    assert gewijzigd["aanmaakdatum"] == gemaakt["aanmaakdatum"]
    klant.put(gemaakt["url"], lichaam(zaak, notitieType="extern"))
    klant.delete(gemaakt["url"])
    klant.get(gemaakt["url"], status=404)


def test_alleen_een_concept_verandert(klant: Klant) -> None:
    zaak, andere = maak_zaak(), maak_zaak()
    url = klant.post("zaken/zaaknotities", lichaam(zaak))["url"]
    fout = {"gerelateerdAan": adres("zaken/zaken", andere.id)}
    assert klant.fouten("patch", url, fout) == {"gerelateerdAan": "wijzigen-niet-toegelaten"}
    klant.patch(url, {"status": "definitief"})
    assert klant.fouten("patch", url, {"tekst": "x"}) == {"nonFieldErrors": "notitie-definitief"}


def test_filters(klant: Klant) -> None:
    zaak = maak_zaak()
    een = klant.post("zaken/zaaknotities", lichaam(zaak))
    twee = klant.post(
        "zaken/zaaknotities",
        lichaam(maak_zaak(), onderwerp="Post", tekst="Brief", status="definitief", notitieType="extern"),
    )
    vragen: list[tuple[dict[str, str], list[Any]]] = [
        ({"onderwerp": "Post"}, [twee]),
        ({"onderwerp__icontains": "BELLEN"}, [een]),
        ({"tekst__icontains": "100%"}, [een]),
        ({"tekst__icontains": "1_0"}, []),
        ({"tekst": "Brief"}, [twee]),
        ({"aangemaaktDoor__icontains": "jansen"}, [twee, een]),
        ({"aangemaaktDoor": "jansen"}, []),
        ({"status": "definitief"}, [twee]),
        ({"notitieType": "intern"}, [een]),
        ({"gerelateerdAan": adres("zaken/zaken", zaak.id)}, [een]),
        ({"gerelateerdAan": str(zaak.id)}, [een]),
        ({"gerelateerdAan": "12"}, []),
        ({"aanmaakdatum__gt": een["aanmaakdatum"]}, [twee]),
        ({"aanmaakdatum__lte": een["aanmaakdatum"]}, [een]),
        ({"wijzigingsdatum": twee["wijzigingsdatum"]}, [twee]),
        ({"pageSize": "1"}, [twee]),
    ]
    for vraag, verwacht in vragen:
        assert klant.get(f"zaken/zaaknotities?{urlencode(vraag)}")["results"] == verwacht, vraag


def test_zrc_006_een_notitie_is_zichtbaar_met_haar_zaak(klant: Klant) -> None:
    zaak = maak_zaak()
    url = klant.post("zaken/zaaknotities", lichaam(zaak))["url"]
    ander = beperkte_klant(maak_zaak("melding"), *ALLES)
    ander.get(url, status=403)
    assert ander.get("zaken/zaaknotities")["count"] == 0
    ander("post", "zaken/zaaknotities", lichaam(zaak), status=403)
    ander.delete(url, status=403)


def _zoek(klant: Klant, **vraag: str) -> list[str]:
    return [n["tekst"] for n in klant.get(f"zaken/zaaknotities?{urlencode(vraag)}")["results"]]


def test_zoeken_vindt_alles_wat_er_is_en_niets_anders(klant: Klant) -> None:
    """As the standard says it: containing, whatever the case of letters, in that field."""
    zaak = maak_zaak()
    teksten = ["Mevrouw belt terug", "STRASSE of Straße", "Zoë, 12% korting", "ja", "x", "Σίσυφος", "a_b"]
    for n, tekst in enumerate(teksten):
        klant.post("zaken/zaaknotities", lichaam(zaak, tekst=tekst, onderwerp=f"nummer {n} van mevrouw"))
    stukken = [
        "MEVROUW",
        "terug",
        "straße",
        "zoË",
        "2% k",
        "j",
        "JA",
        "e",
        "σίσυφοσ",
        "_",
        "%",
        "a_b",
        "anders",
    ]
    for stuk in stukken:
        verwacht = [t for t in reversed(teksten) if vouw(stuk) in vouw(t)]
        assert _zoek(klant, tekst__icontains=stuk) == verwacht, stuk
    assert _zoek(klant, tekst="ja") == ["ja"]
    assert _zoek(klant, tekst="JA") == []
    assert _zoek(klant, tekst__icontains="mevrouw", onderwerp__icontains="nummer 0") == [teksten[0]]
    assert _zoek(klant, onderwerp="nummer 3 van mevrouw", status="concept") == ["ja"]
    assert _zoek(klant, onderwerp="nummer 3 van mevrouw", status="definitief") == []
    blad = klant.get("zaken/zaaknotities?onderwerp__icontains=mevrouw&pageSize=2&page=2")
    assert blad["count"] == len(teksten)
    assert [n["tekst"] for n in blad["results"]] == teksten[3:5][::-1]
    assert "onderwerp__icontains=mevrouw" in blad["next"]


def test_wat_veranderd_is_wordt_gevonden_en_wat_er_stond_niet_meer(klant: Klant) -> None:
    url = klant.post("zaken/zaaknotities", lichaam(maak_zaak(), tekst="Ooievaar"))["url"]
    klant.patch(url, {"tekst": "Kraanvogel"})
    assert _zoek(klant, tekst__icontains="kraan") == ["Kraanvogel"]
    assert _zoek(klant, tekst__icontains="ooievaar") == []
    assert _zoek(klant, onderwerp__icontains="TERUGBELLEN") == ["Kraanvogel"]


def test_notities_staan_nergens_leesbaar(klant: Klant) -> None:
    zaak = maak_zaak()
    url = klant.post("zaken/zaaknotities", lichaam(zaak, onderwerp="Nachtegaal", tekst="Zanglijster"))["url"]
    klant.patch(url, {"tekst": "Zanglijsters"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM zaken_zaaknotitie t WHERE t::text ~* 'nachtegaal|zanglijster'")
        assert cursor.fetchone() == (0,)
    alles = " ".join(f"{r.oud}{r.nieuw}" for r in Auditregel.objects.all())
    assert "Nachtegaal" not in alles
    assert "Zanglijster" not in alles
    spoor = klant.get(adres("zaken/zaken", zaak.id) + "/audittrail")
    regels = [r for r in spoor if r["resource"] == "zaaknotitie"]
    assert [r["actie"] for r in regels] == ["create", "partial_update"]
    assert (regels[0]["wijzigingen"]["nieuw"]["tekst"], regels[0]["resourceWeergave"]) == (
        None,
        "zaaknotitie",
    )
    rij = Auditregel.objects.filter(tabel="zaken_zaaknotitie").earliest("id")
    assert {k for k, w in (rij.nieuw or {}).items() if w == "verborgen"} == {
        "onderwerp",
        "tekst",
        "zoek",
    }


def test_een_vraag_opent_niet_het_hele_register(klant: Klant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenloket.verbinding.zgw.zaken.notitiezoeken.HOOGSTENS", 3)
    een, twee = maak_zaak(), maak_zaak()
    for zaak in (een, een, twee, twee):
        klant.post("zaken/zaaknotities", lichaam(zaak, tekst="ja hoor"))
    assert klant.fouten("get", "zaken/zaaknotities?tekst__icontains=j", None) == {
        "tekst__icontains": "too-many-results"
    }
    assert klant.fouten("get", "zaken/zaaknotities?tekst__icontains=hoor", None) == {
        "tekst__icontains": "too-many-results"
    }
    assert _zoek(klant, tekst__icontains="j", gerelateerdAan=str(een.id)) == ["ja hoor", "ja hoor"]
    assert _zoek(klant, tekst__icontains="hoort") == []


def test_zoeken_kost_evenveel_vragen_bij_meer_notities(klant: Klant, django_assert_num_queries: Any) -> None:
    zaak = maak_zaak()
    klant.post("zaken/zaaknotities", lichaam(zaak, tekst="Ooievaar"))
    klant.get("zaken/zaaknotities?tekst__icontains=ooievaar")
    with django_assert_num_queries(3):  # candidates, their texts, the page
        klant.get("zaken/zaaknotities?tekst__icontains=ooievaar")
    for _ in range(8):
        klant.post("zaken/zaaknotities", lichaam(zaak, tekst="Nog een ooievaar"))
    with django_assert_num_queries(3):
        assert klant.get("zaken/zaaknotities?tekst__icontains=ooievaar")["count"] == 9


def test_een_klant_zoekt_alleen_in_wat_hij_mag_zien(klant: Klant) -> None:
    zaak = maak_zaak()
    klant.post("zaken/zaaknotities", lichaam(zaak, tekst="Ooievaar"))
    assert _zoek(beperkte_klant(zaak, *ALLES, client_id="mag"), tekst__icontains="ooievaar") == ["Ooievaar"]
    assert _zoek(beperkte_klant(maak_zaak("melding"), *ALLES), tekst__icontains="ooievaar") == []


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_wat_een_stuk_bevat_heeft_alle_vakken_van_dat_stuk(tekst: str, van: int, tot: int) -> None:
    stuk = tekst[van:tot]
    assert set(vakken([stuk], "proef")) <= set(vakken([tekst], "proef"))
    assert set(vakken([stuk.upper()], "proef")) <= set(vakken([tekst.upper()], "proef"))
    assert vouw(stuk) in vouw(tekst)
    assert all(0 <= vak < VAKKEN for vak in vakken([tekst], "proef"))


def test_vakken_van_de_een_zeggen_niets_over_die_van_de_ander() -> None:
    assert vakken(["een lang stuk tekst"], "een") != vakken(["een lang stuk tekst"], "ander")
