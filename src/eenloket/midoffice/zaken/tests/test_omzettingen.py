"""Texts that become encrypted: what the previous version wrote is kept, whatever it does meanwhile, and in the end nothing readable is left."""

import uuid

import pytest
from django.db import connection

from eenloket.config.migreer import migreer
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.omzetten import rond_af, versleutel
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak, Zaakeigenschap, Zaaknotitie
from eenloket.midoffice.zaken.omzettingen import ALLE, EIGENSCHAP, NOTITIE

from .bouwers import DOOR, maak_zaak

pytestmark = pytest.mark.django_db(transaction=True)

TABEL = EIGENSCHAP.tabel


def _zoals_vroeger(zaak: Zaak, waarde: str) -> uuid.UUID:
    """A row as the previous version writes it."""
    id_ = nieuw_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO zaken_zaakeigenschap (id, zaak_id, eigenschap_id, naam, waarde)"
            " SELECT %s, zaak_id, eigenschap_id, naam, %s FROM zaken_zaakeigenschap WHERE zaak_id = %s LIMIT 1",
            [id_, waarde, zaak.id],
        )
    return id_


def _wijzig_zoals_vroeger(id_: uuid.UUID, waarde: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE zaken_zaakeigenschap SET waarde = %s WHERE id = %s", [waarde, id_])


def _waarden() -> dict[uuid.UUID, str]:
    return {e.id: e.waarde for e in Zaakeigenschap.objects.all()}


def _ergens(tekst: str, tabel: str = TABEL) -> bool:
    """Whether the table or the trail holds ``tekst`` as it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT EXISTS (SELECT 1 FROM {tabel} t WHERE t::text LIKE %(t)s)"
            " OR EXISTS (SELECT 1 FROM audit_auditregel r WHERE r::text LIKE %(t)s)",
            {"t": f"%{tekst}%"},
        )
        return bool(cursor.fetchone()[0])


def test_bestaande_waarden_worden_in_stapels_versleuteld_en_geen_gaat_verloren() -> None:
    zaak = maak_zaak()
    vroeger = {_zoals_vroeger(zaak, f"Kardinaal {n}"): f"Kardinaal {n}" for n in range(7)}
    vroeger[_zoals_vroeger(zaak, "")] = ""
    alles = _waarden()
    assert vroeger.items() <= alles.items()
    assert versleutel(EIGENSCHAP, stapel=3) == len(vroeger)
    assert _waarden() == alles
    assert not Zaakeigenschap.objects.filter(geheim__isnull=True).exists()
    assert versleutel(EIGENSCHAP, stapel=3) == 0
    assert set(Zaakeigenschap.objects.values_list("leesbaar", flat=True)) >= set(vroeger.values())
    assert rond_af(EIGENSCHAP, stapel=3) == 7
    assert _waarden() == alles
    assert not _ergens("Kardinaal")
    assert rond_af(EIGENSCHAP) == 0


def test_wat_de_vorige_versie_intussen_schrijft_geldt() -> None:
    zaak = maak_zaak()
    oud = _zoals_vroeger(zaak, "Lijster")
    versleutel(EIGENSCHAP)
    _wijzig_zoals_vroeger(oud, "Merel")
    later = _zoals_vroeger(zaak, "Specht")
    [nieuw] = Zaakeigenschap.objects.exclude(id__in=[oud, later])
    _wijzig_zoals_vroeger(nieuw.id, "Kievit")
    verwacht = {oud: "Merel", later: "Specht", nieuw.id: "Kievit"}
    assert _waarden() == verwacht
    rond_af(EIGENSCHAP)
    assert _waarden() == verwacht
    assert not any(_ergens(vogel) for vogel in ("Lijster", "Merel", "Specht", "Kievit"))


def test_het_spoor_zegt_dat_iets_er_was_en_niet_wat_en_meldt_het_omzetten_niet() -> None:
    zaak = maak_zaak()
    id_ = _zoals_vroeger(zaak, "Ekster")
    _wijzig_zoals_vroeger(id_, "Kraai")
    voor = Auditregel.objects.filter(tabel=TABEL).count()
    rond_af(EIGENSCHAP)
    assert Auditregel.objects.filter(tabel=TABEL).count() == voor
    regels = list(Auditregel.objects.filter(tabel=TABEL, rij=str(id_)).order_by("id"))
    assert [(r.soort, (r.nieuw or {})["geheim"]) for r in regels] == [("I", "verborgen"), ("U", "verborgen")]
    assert all("waarde" not in {**(r.oud or {}), **(r.nieuw or {})} for r in regels)
    assert {r.hoofd for r in regels} == {zaak.id}


def test_een_volgende_migreer_rondt_af() -> None:
    id_ = _zoals_vroeger(maak_zaak(), "Zwaluw")
    migreer(stil=True)
    assert Zaakeigenschap.objects.get(id=id_).waarde == "Zwaluw"
    assert not _ergens("Zwaluw")
    assert {o.migratie[0] for o in ALLE} == {"zaken"}


def _notitie_zoals_vroeger(zaak: Zaak, onderwerp: str, tekst: str) -> uuid.UUID:
    id_ = nieuw_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO zaken_zaaknotitie (id, zaak_id, onderwerp, tekst, aangemaakt_door, notitie_type, status,"
            " aanmaakdatum, wijzigingsdatum) VALUES (%s, %s, %s, %s, '', 'intern', 'concept', now(), now())",
            [id_, zaak.id, onderwerp, tekst],
        )
    return id_


def test_notities_worden_versleuteld_en_zijn_daarna_te_vinden() -> None:
    zaak = maak_zaak()
    oud = _notitie_zoals_vroeger(zaak, "Tapuit", "Zag een tapuit")
    versleutel(NOTITIE)
    nieuw = zaken.leg_notitie_vast(zaak, Zaaknotitie(onderwerp="Wulp", tekst="Zag een wulp"), door=DOOR)
    with connection.cursor() as cursor:  # the previous version writes all columns as it read them
        cursor.execute(
            "UPDATE zaken_zaaknotitie SET onderwerp = '', tekst = 'Roerdomp' WHERE id = %s", [nieuw.id]
        )
        cursor.execute("UPDATE zaken_zaaknotitie SET tekst = 'Grutto' WHERE id = %s", [oud])
    verwacht = {oud: ("Tapuit", "Grutto"), nieuw.id: ("Wulp", "Roerdomp")}
    assert {n.id: (n.onderwerp, n.tekst) for n in Zaaknotitie.objects.all()} == verwacht
    rond_af(NOTITIE)
    assert {n.id: (n.onderwerp, n.tekst) for n in Zaaknotitie.objects.all()} == verwacht
    for notitie in Zaaknotitie.objects.all():
        teksten = [notitie.onderwerp, notitie.tekst]
        assert notitie.zoek == zaken.vakken_van(zaak.organisatie_id, teksten)
        assert notitie.zoek
    for vogel in ("Tapuit", "tapuit", "wulp", "Wulp", "Roerdomp", "Grutto"):
        assert not _ergens(vogel, NOTITIE.tabel)
