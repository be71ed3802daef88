"""Rotation: everything under the newest key, whatever interrupts it, and nothing else changed."""

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection

from eenloket.kern.audit.models import Auditregel
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels import draaien, kluis
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, zoek_pseudoniem
from eenloket.kern.sleutels.models import Persoonssleutel
from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.klanten.models import Partij

pytestmark = pytest.mark.django_db

AANTAL = 23


class Onderbroken(Exception):
    pass


@pytest.fixture
def nieuwe_sleutel(settings: Any, gemeente: Organisatie) -> Any:
    """Data under version 1; calling it makes version 2 the newest."""
    for i in range(AANTAL):
        wie = pseudoniem(Nummersoort.BSN, f"9999900{i:02}", Domein.KLANTEN)
        Partij.objects.create(
            organisatie=gemeente, pseudoniem=wie, soort_partij="persoon", naam=f"P. Proef {i}" if i else None
        )

    def draai(*, houd_oud: bool = True) -> None:
        oud = settings.SLEUTELS["geheimen"] if houd_oud else {}
        settings.SLEUTELS = settings.SLEUTELS | {"actief": 2, "geheimen": oud | {2: b"2" * 32}}
        kluis.vergeet()

    return draai


def _versies(tabel: str, kolom: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT get_byte({kolom}, 0) FROM {tabel} WHERE {kolom} IS NOT NULL")
        return {rij[0] for rij in cursor.fetchall()}


def _leesbaar() -> None:
    namen = sorted(p.naam for p in Partij.objects.all() if p.naam)
    assert namen == sorted(f"P. Proef {i}" for i in range(1, AANTAL))
    assert Partij.objects.filter(naam__isnull=True).count() == 1
    assert zoek_pseudoniem(Nummersoort.BSN, "999990007", Domein.KLANTEN) in set(
        Partij.objects.values_list("pseudoniem", flat=True)
    )


def test_na_draaien_is_de_oude_sleutel_niet_meer_nodig(nieuwe_sleutel: Any) -> None:
    assert draaien.versies_in_gebruik() == {1: 2 * AANTAL - 1}
    nieuwe_sleutel()
    voortgang: list[tuple[str, int]] = []
    assert draaien.draai_alles(stapel=5, voortgang=lambda t, n: voortgang.append((t, n))) == 2 * AANTAL - 1
    assert draaien.versies_in_gebruik() == {2: 2 * AANTAL - 1}
    assert ("klanten_partij", 5) in voortgang
    assert voortgang[-1] == ("klanten_partij", AANTAL - 1)
    assert set(Persoonssleutel.objects.values_list("sleutelversie", flat=True)) == {2}
    nieuwe_sleutel(houd_oud=False)
    _leesbaar()


def test_herhalen_doet_niets(nieuwe_sleutel: Any) -> None:
    nieuwe_sleutel()
    draaien.draai_alles()
    regels = Auditregel.objects.count()
    assert draaien.draai_alles() == 0
    assert Auditregel.objects.count() == regels


def test_onderbroken_draaien_gaat_verder_waar_het_was_en_alles_blijft_leesbaar(nieuwe_sleutel: Any) -> None:
    nieuwe_sleutel()
    gehad = []

    def breek_af(tabel: str, aantal: int) -> None:
        gehad.append(aantal)
        if len(gehad) == 3:
            raise Onderbroken

    with pytest.raises(Onderbroken):
        draaien.draai_alles(stapel=4, voortgang=breek_af)
    assert draaien.versies_in_gebruik() == {1: 2 * AANTAL - 1 - 12, 2: 12}
    _leesbaar()
    assert draaien.draai_alles(stapel=4) == 2 * AANTAL - 1 - 12
    assert _versies("klanten_partij", "naam") == {2}
    _leesbaar()


def test_zonder_de_oude_sleutel_verandert_er_niets(nieuwe_sleutel: Any) -> None:
    nieuwe_sleutel(houd_oud=False)
    with pytest.raises(kluis.OnleesbaarGegeven, match="sleutelversie 1 ontbreekt"):
        draaien.draai_alles()
    assert _versies("klanten_partij", "naam") == {1}


def test_het_spoor_noemt_het_draaien_en_bewaart_geen_versleutelde_waarde(nieuwe_sleutel: Any) -> None:
    nieuwe_sleutel()
    draaien.draai_alles()
    regels = Auditregel.objects.filter(tabel="klanten_partij", soort="U")
    assert regels.count() == AANTAL - 1
    assert {(r.reden, str(r.nieuw)) for r in regels} == {("sleutels.draaien", "{'naam': 'verborgen'}")}
    assert not Auditregel.objects.filter(nieuw__naam__startswith="\\x").exists()


def test_elk_versleuteld_veld_van_elk_model_doet_mee() -> None:
    from django.apps import apps

    verwacht = {
        (m._meta.db_table, v.column)
        for m in apps.get_models()
        for v in m._meta.concrete_fields
        if isinstance(v, VersleuteldVeld)
    }
    gedraaid = {(t.naam, kolom) for t in draaien.tabellen() for kolom in t.kolommen}
    assert gedraaid == verwacht | {("sleutels_persoonssleutel", "nummer")}
    assert len(verwacht) > 10


def test_de_vaste_sleutel_van_pseudoniemen_draait_niet_mee(nieuwe_sleutel: Any) -> None:
    voor = pseudoniem(Nummersoort.BSN, "999990019", Domein.ZAKEN)
    nieuwe_sleutel()
    draaien.draai_alles()
    assert pseudoniem(Nummersoort.BSN, "999990019", Domein.ZAKEN) == voor
    assert django_settings.SLEUTELS["actief"] == 2
