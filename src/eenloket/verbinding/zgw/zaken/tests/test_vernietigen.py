"""Destroying cases, really (zrc-023)."""

import uuid

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from eenloket.kern.audit.models import Auditregel
from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.zaken.models import Zaak, Zaakinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres, rol
from .zaakbouwers import id_van, maak_soort, registreer, status, stuk

pytestmark = pytest.mark.django_db
BLIJFT = {"audit_auditregel", "gebeurtenissen_uitgaand"}
"""Who did it and when; and what happened, by ids only, for ninety days."""


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


def _noemt(id_: uuid.UUID) -> set[str]:
    """Tables in which the id stands, in whatever column."""
    uit = set()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            tabel = model._meta.db_table
            cursor.execute(f'SELECT 1 FROM "{tabel}" t WHERE to_jsonb(t)::text LIKE %s LIMIT 1', [f"%{id_}%"])
            if cursor.fetchone():
                uit.add(tabel)
    return uit


def test_zrc_023_een_zaak_gaat_weg_met_haar_delen_en_haar_spoor(klant: Klant) -> None:
    soort = maak_soort()
    hoofd = registreer(klant, soort, kenmerken=[{"kenmerk": "k", "bron": "b"}], omschrijving="geheim ding")
    deel = registreer(klant, soort, hoofdzaak=hoofd["url"])
    ander = registreer(klant, soort, relevanteAndereZaken=[{"url": hoofd["url"], "aardRelatie": "vervolg"}])
    delen = []
    for zaak in (hoofd, deel):
        klant.post("zaken/statussen", status(zaak, soort.status(0)))
        klant.post("zaken/substatussen", {"zaak": zaak["url"], "omschrijving": "stap"})
        klant.post("zaken/resultaten", {"zaak": zaak["url"], "resultaattype": soort.resultaat})
        rij = Zaak.objects.get(id=id_van(zaak["url"]))
        delen.append(klant.post("zaken/rollen", rol(rij))["url"])
    klant.delete(hoofd["url"])
    for url in (hoofd["url"], deel["url"], *delen):
        klant.get(url, status=404)
    assert klant.get(ander["url"])["relevanteAndereZaken"] == []
    for zaak in (hoofd, deel):
        assert _noemt(id_van(zaak["url"])) <= BLIJFT | {"zaken_zaakrelatie"}
        regels = Auditregel.objects.filter(hoofd=id_van(zaak["url"]))
        assert [(r.tabel, r.soort) for r in regels] == [
            ("zaken_zaak", "D")
        ]  # for those who follow: it is gone
        assert set(regels[0].oud or {}) <= {
            "id", "organisatie_id", "bronorganisatie", "verantwoordelijke_organisatie", "zaaktype_id", "vertrouwelijkheidaanduiding",
        }  # fmt: skip
    assert not Auditregel.objects.filter(oud__omschrijving="geheim ding").exists()
    assert not Auditregel.objects.filter(nieuw__omschrijving="geheim ding").exists()


def test_zrc_023_een_deelzaak_gaat_alleen(klant: Klant) -> None:
    soort = maak_soort()
    hoofd = registreer(klant, soort)
    deel = registreer(klant, soort, hoofdzaak=hoofd["url"])
    klant.delete(deel["url"])
    assert klant.get(hoofd["url"])["deelzaken"] == []


def test_zrc_023_documenten_blijven_alleen_de_relaties_gaan(klant: Klant) -> None:
    eerste = stuk()
    document = eerste.informatieobject
    zaak = Zaak.objects.get(informatieobjecten__informatieobject=document)
    ander = maak_zaak()
    Zaakinformatieobject.objects.create(
        zaak=ander, informatieobject=document, registratiedatum=timezone.now()
    )
    klant.delete(adres("zaken/zaken", zaak.id))
    assert Informatieobject.objects.filter(id=document.id).exists()
    klant.delete(adres("zaken/zaken", ander.id))
    assert Informatieobject.objects.filter(id=document.id).exists()
    assert not Zaakinformatieobject.objects.filter(informatieobject=document).exists()
    klant.delete(adres("documenten/enkelvoudiginformatieobjecten", document.id))
    assert _noemt(document.id) <= BLIJFT


def test_zrc_023_een_zaak_met_een_besluit_gaat_niet_weg(klant: Klant) -> None:
    zaak = maak_zaak()
    soort = zaak.zaaktype.besluittypen.first()
    besluit = Besluit.objects.create(
        organisatie=zaak.organisatie, identificatie="B1", verantwoordelijke_organisatie=zaak.bronorganisatie, besluittype=soort,
        zaak=zaak, datum=timezone.localdate(), ingangsdatum=timezone.localdate(), motivering={"nl": "omdat"},
    )  # fmt: skip
    pad = adres("zaken/zaken", zaak.id)
    assert klant.fouten("delete", pad, None) == {"nonFieldErrors": "pending-relations"}
    assert Besluit.objects.filter(id=besluit.id, zaak=zaak).exists()
    klant.delete(adres("besluiten/besluiten", besluit.id))
    klant.delete(pad)


def test_een_verwijderd_nummer_van_een_reservering_komt_niet_terug(klant: Klant) -> None:
    soort = maak_soort()
    nummer = klant.post("zaken/zaaknummer_reserveren", {"bronorganisatie": "517439943"})[0]["zaaknummer"]
    zaak = registreer(klant, soort, identificatie=nummer)
    klant.delete(zaak["url"])
    fouten = klant.fouten(
        "post",
        "zaken/zaken",
        {
            "zaaktype": soort.url, "bronorganisatie": "517439943", "verantwoordelijkeOrganisatie": "517439943",
            "startdatum": "2026-01-01", "identificatie": nummer,
        },
    )  # fmt: skip
    assert fouten == {"identificatie": "identificatie-niet-uniek"}
