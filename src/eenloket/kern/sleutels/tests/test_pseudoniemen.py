"""Another name in each domain, and only with the key and a purpose the number back."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.actoren import systeem
from eenloket.kern.doel import Doel
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels import kluis
from eenloket.kern.sleutels.api import (
    Domein,
    Nummersoort,
    bsn_van,
    nummer_van,
    pseudoniem,
    vertaal,
    zoek_pseudoniem,
)
from eenloket.kern.sleutels.models import Persoonssleutel
from eenloket.kern.verwerkingen.models import Verwerking

BSN = "999990019"
DOEL = Doel(
    "adreswijziging", "Wet BRP, artikel 2.39", systeem("proef"), dienst="verhuizing", organisatie="proefveen"
)
PSEUDONIEMEN = st.uuids().map(Pseudoniem)
DOMEINEN = st.sampled_from(list(Domein))


@given(PSEUDONIEMEN, DOMEINEN, DOMEINEN)
def test_vertalen_is_omkeerbaar_en_verschilt_per_domein(wie: Pseudoniem, van: Domein, naar: Domein) -> None:
    ander = vertaal(wie, van, naar)
    assert vertaal(ander, naar, van) == wie
    assert (ander == wie) == (van is naar)


@given(PSEUDONIEMEN, DOMEINEN, DOMEINEN, DOMEINEN)
def test_de_weg_maakt_niet_uit(wie: Pseudoniem, a: Domein, b: Domein, c: Domein) -> None:
    assert vertaal(vertaal(wie, a, b), b, c) == vertaal(wie, a, c)


@given(st.sets(PSEUDONIEMEN, min_size=2), DOMEINEN)
def test_twee_personen_krijgen_nooit_hetzelfde_pseudoniem(mensen: set[Pseudoniem], domein: Domein) -> None:
    assert len({vertaal(p, Domein.ZAKEN, domein) for p in mensen}) == len(mensen)


def test_buren_in_het_ene_domein_lijken_in_het_andere_niet_op_elkaar() -> None:
    def verschil(i: int) -> int:
        a, b = (vertaal(Pseudoniem(uuid.UUID(int=i ^ m)), Domein.ZAKEN, Domein.BERICHTEN) for m in (0, 1))
        return (a.int ^ b.int).bit_count()

    verschillen = [verschil(i * 7919) for i in range(400)]
    assert 60 < sum(verschillen) / len(verschillen) < 68, "half of the 128 bits, as for two unrelated people"


@given(PSEUDONIEMEN)
def test_zonder_de_sleutel_geeft_vertalen_iets_anders(wie: Pseudoniem) -> None:
    from django.test import override_settings

    echt = vertaal(wie, Domein.ZAKEN, Domein.KLANTEN)
    from django.conf import settings

    with override_settings(SLEUTELS=settings.SLEUTELS | {"pseudoniemen": b"q" * 32}):
        kluis.vergeet()
        vals = vertaal(wie, Domein.ZAKEN, Domein.KLANTEN)
    kluis.vergeet()
    assert echt != vals


@pytest.mark.django_db
def test_dezelfde_persoon_heeft_in_een_domein_altijd_hetzelfde_pseudoniem() -> None:
    eerste = pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)
    assert pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN) == eerste
    assert len({pseudoniem(Nummersoort.BSN, BSN, domein) for domein in Domein}) == len(Domein)
    assert Persoonssleutel.objects.count() == 1
    assert eerste not in Persoonssleutel.objects.values_list("id", flat=True), (
        "the key of the table never leaves it"
    )


@pytest.mark.django_db
def test_een_bedrijf_met_hetzelfde_nummer_is_iemand_anders() -> None:
    assert pseudoniem(Nummersoort.KVK, BSN, Domein.ZAKEN) != pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)


@pytest.mark.django_db
def test_zoeken_naar_een_onbekende_laat_niets_na() -> None:
    assert zoek_pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN) is None
    assert not Persoonssleutel.objects.exists()
    bekend = pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)
    assert zoek_pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN) == bekend


@pytest.mark.django_db
def test_het_nummer_terugvragen_staat_in_het_verwerkingenlog() -> None:
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)
    assert bsn_van(wie, Domein.ZAKEN, DOEL) == BSN
    regel = Verwerking.objects.get()
    assert (regel.activiteit, regel.bron, regel.gegevens) == ("adreswijziging", "sleutels", ["bsn"])
    assert regel.betrokkene == vertaal(wie, Domein.ZAKEN, Domein.VERWERKINGEN)


@pytest.mark.django_db
def test_in_het_verkeerde_domein_of_van_een_bedrijf_is_er_geen_burger() -> None:
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)
    with pytest.raises(NietGevonden):
        bsn_van(wie, Domein.KLANTEN, DOEL)
    bedrijf = pseudoniem(Nummersoort.KVK, "90000001", Domein.ZAKEN)
    with pytest.raises(NietGevonden):
        bsn_van(bedrijf, Domein.ZAKEN, DOEL)
    assert nummer_van(bedrijf, Domein.ZAKEN, DOEL) == (Nummersoort.KVK, "90000001")


@pytest.mark.django_db
def test_een_bekend_nummer_kost_een_query_en_vertalen_geen() -> None:
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)
    with CaptureQueriesContext(connection) as vangst:
        pseudoniem(Nummersoort.BSN, BSN, Domein.KLANTEN)
    assert len(vangst) == 1
    with CaptureQueriesContext(connection) as vangst:
        vertaal(wie, Domein.ZAKEN, Domein.KLANTEN)
    assert len(vangst) == 0


@pytest.mark.django_db(transaction=True)
def test_tegelijk_hetzelfde_nieuwe_nummer_geeft_een_persoon() -> None:
    import threading

    from django.db import connections

    hek, uit = threading.Barrier(6), []

    def draai() -> None:
        hek.wait()
        uit.append(pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN))
        connections.close_all()

    draden = [threading.Thread(target=draai) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(uit) == 6
    assert len(set(uit)) == 1


@given(st.binary(), st.text())
def test_versleutelen_is_omkeerbaar_en_gebonden_aan_het_gebruik(klaar: bytes, gebruik: str) -> None:
    geheim = kluis.versleutel(klaar, gebruik)
    assert kluis.ontsleutel(geheim, gebruik) == klaar
    with pytest.raises(kluis.OnleesbaarGegeven):
        kluis.ontsleutel(geheim, gebruik + "x")


@given(st.binary(max_size=40))
def test_rommel_ontsleutelen_geeft_een_nette_fout(rommel: bytes) -> None:
    with pytest.raises(kluis.OnleesbaarGegeven):
        kluis.ontsleutel(rommel, "wat dan ook")


def test_de_foutmelding_verraadt_de_inhoud_niet(settings: Any) -> None:
    geheim = kluis.versleutel(b"Kerkstraat 1", "adres")
    with pytest.raises(kluis.OnleesbaarGegeven) as gevangen:
        kluis.ontsleutel(geheim, "naam")
    assert "Kerkstraat" not in repr(gevangen.value)
