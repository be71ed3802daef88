"""Notes with a case."""

from typing import Any
from urllib.parse import urlencode

import pytest

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
