"""Documents in the file of a case."""

from typing import Any

import pytest

from eenloket.midoffice.aanbod.api import vergeet_typen
from eenloket.midoffice.aanbod.models import Informatieobjecttype, ZaaktypeInformatieobjecttype
from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.zaken.models import Zaak, Zaakinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.besluiten.tests.bouwers import maak_document
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ALLES, adres, ander_register, beperkte_klant, sluit

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def lichaam(zaak: Zaak, document: Informatieobject, **anders: Any) -> dict[str, Any]:
    return {
        "zaak": adres("zaken/zaken", zaak.id),
        "informatieobject": adres("documenten/enkelvoudiginformatieobjecten", document.id),
    } | anders


def test_een_document_van_het_loket_staat_in_de_api(klant: Klant) -> None:
    zaak = maak_zaak()
    document = maak_document(zaak)
    [rij] = klant.get("zaken/zaakinformatieobjecten", zaak=adres("zaken/zaken", zaak.id))
    assert rij["informatieobject"] == adres("documenten/enkelvoudiginformatieobjecten", document.id)
    assert rij["aardRelatieWeergave"] == "Hoort bij, omgekeerd: kent"
    assert klant.get("zaken/zaakinformatieobjecten", informatieobject=rij["informatieobject"]) == [rij]


def test_een_stuk_zonder_status_heeft_er_geen_om_uit_te_breiden(klant: Klant) -> None:
    zaak = maak_zaak()
    maak_document(zaak)
    vraag = {"zaak": adres("zaken/zaken", zaak.id), "expand": "status,zaak"}
    [rij] = klant.get("zaken/zaakinformatieobjecten", **vraag)
    assert set(rij["_expand"]) == {"zaak"}


def test_maken_wijzigen_en_verwijderen(klant: Klant) -> None:
    document, zaak = maak_document(maak_zaak()), maak_zaak()
    gemaakt = klant.post(
        "zaken/zaakinformatieobjecten",
        lichaam(
            zaak,
            document,
            titel="Brief",
            status=adres("zaken/statussen", zaak.huidige_status_id),
            vernietigingsdatum="2030-01-01T00:00:00Z",
        ),
    )
    assert klant.get(gemaakt["url"]) == gemaakt
    assert gemaakt["status"] == adres("zaken/statussen", zaak.huidige_status_id)
    klant("head", gemaakt["url"], status=200)
    gewijzigd = klant.patch(gemaakt["url"], {"beschrijving": "bij"})
    assert gewijzigd == gemaakt | {"beschrijving": "bij"}
    klant.put(gemaakt["url"], lichaam(zaak, document, titel="Andere"))
    klant.delete(gemaakt["url"])
    assert klant.get("zaken/zaakinformatieobjecten", zaak=gemaakt["zaak"]) == []
    assert Informatieobject.objects.filter(id=document.id).exists()


def test_zrc_003_het_informatieobject_bestaat(klant: Klant) -> None:
    zaak = maak_zaak()
    document = maak_document(zaak)
    for url in (
        adres("documenten/enkelvoudiginformatieobjecten", zaak.id),
        "https://onbekend.example.com/1",
    ):
        fout = lichaam(zaak, document, informatieobject=url)
        assert klant.fouten("post", "zaken/zaakinformatieobjecten", fout) == {"informatieobject": "bad-url"}
    soort = lichaam(zaak, document, informatieobject=adres("zaken/zaken", zaak.id))
    assert klant.fouten("post", "zaken/zaakinformatieobjecten", soort) == {
        "informatieobject": "invalid-resource"
    }


def test_zrc_004_de_relatie_zelf_verandert_niet(klant: Klant) -> None:
    zaak, andere = maak_zaak(), maak_zaak()
    document, ander = maak_document(zaak), maak_document(andere)
    [rij] = klant.get("zaken/zaakinformatieobjecten", zaak=adres("zaken/zaken", zaak.id))
    fout = {"informatieobject": lichaam(zaak, ander)["informatieobject"]}
    assert klant.fouten("patch", rij["url"], fout) == {"informatieobject": "wijzigen-niet-toegelaten"}
    fout = {"zaak": adres("zaken/zaken", andere.id)}
    assert klant.fouten("patch", rij["url"], fout) == {"zaak": "wijzigen-niet-toegelaten"}
    klant.put(rij["url"], lichaam(zaak, document))


def test_zrc_004_de_combinatie_is_uniek(klant: Klant) -> None:
    zaak = maak_zaak()
    document = maak_document(zaak)
    assert klant.fouten("post", "zaken/zaakinformatieobjecten", lichaam(zaak, document)) == {
        "nonFieldErrors": "unique"
    }


def test_zrc_005_een_document_elders_krijgt_daar_zijn_spiegel(klant: Klant) -> None:
    zaak = maak_zaak()
    soort = adres(
        "catalogi/informatieobjecttypen",
        Informatieobjecttype.objects.filter(zaaktypeinformatieobjecttypen__zaaktype_id=zaak.zaaktype_id)
        .values_list("id", flat=True)
        .first(),
    )
    with ander_register("drc") as register:
        url = f"{register.adres}enkelvoudiginformatieobjecten/1"
        register.inhoud["/api/v1/enkelvoudiginformatieobjecten/1"] = {
            "url": url,
            "informatieobjecttype": soort,
        }
        vraag = {"zaak": adres("zaken/zaken", zaak.id), "informatieobject": url}
        gemaakt = klant.post("zaken/zaakinformatieobjecten", vraag)
        assert gemaakt["informatieobject"] == url
        assert register.gekregen == [
            (
                "/api/v1/objectinformatieobjecten",
                {"informatieobject": url, "object": gemaakt["zaak"], "objectType": "zaak"},
            )
        ]
        assert klant.get("zaken/zaakinformatieobjecten", informatieobject=url) == [gemaakt]
        klant.delete(gemaakt["url"])
        assert register.verwijderd == ["/api/v1/spiegels/1"]
        register.weigert = True
        assert klant.fouten("post", "zaken/zaakinformatieobjecten", vraag) == {
            "informatieobject": "pending-relations"
        }
        assert not Zaakinformatieobject.objects.filter(zaak=zaak).exists()


def test_zrc_017_het_documenttype_hoort_bij_het_zaaktype(klant: Klant) -> None:
    document, zaak = maak_document(maak_zaak()), maak_zaak("melding")
    ZaaktypeInformatieobjecttype.objects.filter(zaaktype_id=zaak.zaaktype_id).delete()
    vergeet_typen()
    assert klant.fouten("post", "zaken/zaakinformatieobjecten", lichaam(zaak, document)) == {
        "nonFieldErrors": "missing-zaaktype-informatieobjecttype-relation"
    }
    with ander_register("drc") as register:
        url = f"{register.adres}enkelvoudiginformatieobjecten/1"
        register.inhoud["/api/v1/enkelvoudiginformatieobjecten/1"] = {
            "informatieobjecttype": "https://elders.example.com/iot/1"
        }
        fout = lichaam(zaak, document, informatieobject=url)
        assert klant.fouten("post", "zaken/zaakinformatieobjecten", fout) == {
            "nonFieldErrors": "missing-zaaktype-informatieobjecttype-relation"
        }


def test_de_status_is_van_dezelfde_zaak(klant: Klant) -> None:
    document, zaak, andere = maak_document(maak_zaak()), maak_zaak(), maak_zaak()
    fout = lichaam(zaak, document, status=adres("zaken/statussen", andere.huidige_status_id))
    assert klant.fouten("post", "zaken/zaakinformatieobjecten", fout) == {"status": "zaak-status-mismatch"}


def test_zrc_007_het_dossier_van_een_gesloten_zaak(klant: Klant) -> None:
    document, zaak = maak_document(maak_zaak()), maak_zaak()
    sluit(zaak)
    gewoon = beperkte_klant(zaak, *ALLES)
    gewoon("post", "zaken/zaakinformatieobjecten", lichaam(zaak, document), status=403)
    gemaakt = klant.post("zaken/zaakinformatieobjecten", lichaam(zaak, document))
    gewoon("patch", gemaakt["url"], {"titel": "x"}, status=403)
    gewoon.delete(gemaakt["url"], status=403)
