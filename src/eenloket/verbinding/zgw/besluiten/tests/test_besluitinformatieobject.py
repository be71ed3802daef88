"""In which documents a decision stands (brc-003, 004, 005, 008)."""

import uuid

import pytest

from eenloket.midoffice.besluiten.models import Besluitinformatieobject
from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres, besluittype, lichaam, maak_document, sta_toe

pytestmark = pytest.mark.django_db
PAD = "besluiten/besluitinformatieobjecten"
DOCUMENTEN = "documenten/enkelvoudiginformatieobjecten"


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.fixture
def zaak() -> Zaak:
    return maak_zaak()


@pytest.fixture
def document(zaak: Zaak) -> Informatieobject:
    return maak_document(zaak)


@pytest.fixture
def besluit(klant: Klant, zaak: Zaak) -> str:
    return str(klant.post("besluiten/besluiten", lichaam(zaak))["url"])


def relatie(besluit: str, document: Informatieobject) -> dict[str, str]:
    return {"besluit": besluit, "informatieobject": adres(DOCUMENTEN, document.id)}


def test_een_relatie_staat_in_de_lijst_en_gaat_weer_weg(
    klant: Klant, zaak: Zaak, besluit: str, document: Informatieobject
) -> None:
    sta_toe(besluittype(zaak), document)
    gemaakt = klant.post(PAD, relatie(besluit, document))
    for vraag in ({}, {"besluit": besluit}, {"informatieobject": gemaakt["informatieobject"]}):
        assert klant.get(PAD, **vraag) == [gemaakt]
    assert klant.get(PAD, besluit=adres("besluiten/besluiten", uuid.uuid4())) == []
    assert klant.get(gemaakt["url"]) == gemaakt
    assert klant.get(gemaakt["url"], expand="besluit")["_expand"]["besluit"]["url"] == besluit
    klant.delete(gemaakt["url"])
    assert klant.get(PAD) == []
    klant.delete(gemaakt["url"], status=404)


def test_brc_003_document_moet_bestaan(klant: Klant, besluit: str) -> None:
    for url, code in (
        (adres(DOCUMENTEN, uuid.uuid4()), "bad-url"),
        ("https://ergens.example/documenten/1", "bad-url"),
        (besluit, "invalid-resource"),
    ):
        gegevens = {"besluit": besluit, "informatieobject": url}
        assert klant.fouten("post", PAD, gegevens) == {"informatieobject": code}


def test_brc_003_besluit_moet_bestaan(klant: Klant, document: Informatieobject) -> None:
    gegevens = relatie(adres("besluiten/besluiten", uuid.uuid4()), document)
    assert klant.fouten("post", PAD, gegevens) == {"besluit": "bad-url"}


def test_brc_004_de_relatie_is_die_van_een_besluit(
    klant: Klant, zaak: Zaak, besluit: str, document: Informatieobject
) -> None:
    """``aardRelatie`` isn't in the contract any more: a relation here can be of a decision only, and so it always legt_vast."""
    sta_toe(besluittype(zaak), document)
    klant.post(PAD, relatie(besluit, document) | {"aardRelatie": "kenmerkt"})
    rij = Besluitinformatieobject.objects.get()
    assert (adres("besluiten/besluiten", rij.besluit_id), rij.informatieobject_id) == (besluit, document.id)


def test_brc_005_de_relatie_staat_in_de_documenten_api(
    klant: Klant, zaak: Zaak, besluit: str, document: Informatieobject
) -> None:
    sta_toe(besluittype(zaak), document)
    gemaakt = klant.post(PAD, relatie(besluit, document))
    vraag = {"object": besluit}
    (spiegel,) = klant.get("documenten/objectinformatieobjecten", **vraag)
    assert (spiegel["informatieobject"], spiegel["objectType"]) == (gemaakt["informatieobject"], "besluit")
    klant.delete(gemaakt["url"])
    assert klant.get("documenten/objectinformatieobjecten", **vraag) == []


def test_brc_008_soort_document_hoort_bij_het_besluittype(
    klant: Klant, zaak: Zaak, besluit: str, document: Informatieobject
) -> None:
    besluittype(zaak).informatieobjecttypen.clear()
    fouten = klant.fouten("post", PAD, relatie(besluit, document))
    assert fouten == {"nonFieldErrors": "missing-besluittype-informatieobjecttype-relation"}
    sta_toe(besluittype(zaak), document)
    klant.post(PAD, relatie(besluit, document))


def test_dezelfde_relatie_kan_een_keer(
    klant: Klant, zaak: Zaak, besluit: str, document: Informatieobject
) -> None:
    sta_toe(besluittype(zaak), document)
    klant.post(PAD, relatie(besluit, document))
    assert klant.fouten("post", PAD, relatie(besluit, document)) == {"nonFieldErrors": "unique"}
