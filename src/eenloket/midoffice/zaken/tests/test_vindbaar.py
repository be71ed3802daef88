"""Cases are found by what their parts say, as long as these say it; nothing of it stands readable, and a large register stays fast."""

import uuid
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.gebruikers.api import OVERAL
from eenloket.kern.gebruikers.bereik import Strook, maak_bereik
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken import zoeken
from eenloket.midoffice.zaken.models import Rol, Zaak, Zaakobject, Zoekingang, Zoekingangsoort
from eenloket.midoffice.zaken.vindbaar import als_datum, als_kenteken, glad, hash_van, vakken_van

from .bouwers import DOOR, maak_zaak
from .proefaanbod import VERGUNNING

ADRES = {"aoaPostcode": "3456AB", "aoaHuisnummer": 12, "gorOpenbareRuimteNaam": "Veenkade", "wplWoonplaatsNaam": "Rivierveen"}  # fmt: skip


def _op(zaak: Zaak, soort: str, tekst: str) -> bool:
    gevonden = zaken.zoek_stuk(zaak.organisatie_id, soort, tekst, bereik=OVERAL)
    return zaak.id in {t.zaak_id for t in gevonden.treffers}


@given(st.text(max_size=60))
def test_glad_blijft_glad(tekst: str) -> None:
    assert glad(glad(tekst)) == glad(tekst)


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Yıldız-de Vries", "yildiz de vries"),
        ("Łukasz O'Neill", "lukasz o neill"),
        ("Strauß", "strauss"),
        ("Zoë", "zoe"),
    ],
)
def test_namen_zonder_streepjes_en_accenten(tekst: str, wat: str) -> None:
    assert glad(tekst) == wat


@given(st.dates())
def test_een_datum_wordt_gelezen_zoals_mensen_hem_schrijven(dag: Any) -> None:
    iso = dag.isoformat()
    for tekst in (
        iso,
        f"{dag.day}-{dag.month}-{iso[:4]}",
        f"{dag.day:02}/{dag.month:02}/{iso[:4]}",
        iso.replace("-", ""),
    ):
        assert als_datum(tekst) == iso
    assert als_kenteken(" ab-123-c ") == "AB123C"


@pytest.mark.django_db
def test_een_nieuwe_rol_is_te_vinden_en_een_verwijderde_niet_meer() -> None:
    zaak = maak_zaak()
    assert _op(zaak, Zoekingangsoort.NAAM, "moulin")
    soort = typegegevens(zaak.zaaktype_id)
    roltype = next(r for r in soort.roltypen.values() if r.omschrijving_generiek != "initiator")
    rol = Rol(
        roltype_id=roltype.id,
        betrokkene_type="natuurlijk_persoon",
        gegevens={"voornamen": "Sien", "voorvoegselGeslachtsnaam": "de", "geslachtsnaam": "Boër", "geboortedatum": "19851207", "verblijfsadres": ADRES},
    )  # fmt: skip
    zaken.leg_rollen_vast(zaak, [rol], soort, door=DOOR)
    assert _op(zaak, Zoekingangsoort.NAAM, "boer sien")
    assert _op(zaak, Zoekingangsoort.ADRES, "veenkade 12")
    exact = {Zoekingangsoort.GEBOORTEDATUM: "1985-12-07", Zoekingangsoort.ADRES: "3456AB 12"}
    for soort_, waarde in exact.items():
        assert zaken.zoek_exact(zaak.organisatie_id, soort_, waarde, bereik=OVERAL).treffers
    zaken.verwijder_rol(Rol.objects.select_related("zaak").get(id=rol.id), door=DOOR)
    assert not _op(zaak, Zoekingangsoort.NAAM, "boer sien")
    for soort_, waarde in exact.items():
        assert not zaken.zoek_exact(zaak.organisatie_id, soort_, waarde, bereik=OVERAL).treffers


@pytest.mark.django_db
def test_een_object_met_een_adres_is_te_vinden_tot_het_weg_is() -> None:
    zaak = maak_zaak()
    ding = zaken.leg_object_vast(zaak, Zaakobject(object_type="adres", objectidentificatie=ADRES), door=DOOR)
    assert _op(zaak, Zoekingangsoort.ADRES, "veenkade")
    zaken.wijzig_object(
        ding, {"objectidentificatie": ADRES | {"gorOpenbareRuimteNaam": "Molenweg"}}, door=DOOR
    )
    assert not _op(zaak, Zoekingangsoort.ADRES, "veenkade")
    assert _op(zaak, Zoekingangsoort.ADRES, "molenweg")
    zaken.verwijder_object(ding, door=DOOR)
    assert not Zoekingang.objects.filter(bron=ding.id).exists()


@pytest.mark.django_db
def test_een_vernietigde_zaak_is_nergens_meer_te_vinden() -> None:
    zaak = maak_zaak(fase="gesloten")
    zaken.vernietig(zaken.vergrendeld(zaak.id), door=DOOR)
    assert not Zoekingang.objects.exists()


@pytest.mark.django_db
def test_in_de_tabel_staat_niets_leesbaars_en_elke_organisatie_heeft_eigen_vakken() -> None:
    maak_zaak()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(z)::text FROM zaken_zoekingang z")
        assert "moulin" not in "".join(rij[0] for rij in cursor.fetchall()).lower()
    een, ander = uuid.uuid4(), uuid.uuid4()
    assert hash_van(een, "kenteken", "AB123C") != hash_van(ander, "kenteken", "AB123C")
    assert vakken_van(een, "moulin") != vakken_van(ander, "moulin")


@pytest.mark.django_db
def test_een_stuk_dat_heel_vaak_voorkomt_vraagt_om_meer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoeken, "MEESTE_KANDIDATEN", 2)
    zaak = maak_zaak()
    assert not zaken.zoek_stuk(zaak.organisatie_id, Zoekingangsoort.NAAM, "moulin", bereik=OVERAL).te_veel
    for _nummer in range(2):
        maak_zaak()
    assert zaken.zoek_stuk(zaak.organisatie_id, Zoekingangsoort.NAAM, "moulin", bereik=OVERAL).te_veel


@pytest.mark.django_db
def test_in_een_groot_register_zoekt_postgresql_met_de_indexen() -> None:
    zaak = maak_zaak()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO zaken_zoekingang (id, soort, bron, exact, vakken, tekst, zaak_id)
            SELECT gen_random_uuid(), 'naam', gen_random_uuid(), decode(md5(n::text), 'hex'),
                   (SELECT array_agg((hashint4(n * 31 + k) & 4095)::smallint) FROM generate_series(1, 15) k), '\\x00', %s
            FROM generate_series(1, 20000) n
            """,
            [zaak.id],
        )
        cursor.execute("SELECT gin_clean_pending_list('zoekingang_vakken')")
        cursor.execute("ANALYZE zaken_zoekingang")
        stuk = vakken_van(zaak.organisatie_id, "moulin")
        for bereik in (OVERAL, maak_bereik([Strook(frozenset({VERGUNNING}), 5)])):
            vraag = zoeken.kandidaten(zaak.organisatie_id, Zoekingangsoort.NAAM, stuk, bereik)[:5001]
            assert "zoekingang_vakken" in vraag.explain()
        exact = hash_van(zaak.organisatie_id, "kenteken", "AB123C")
        cursor.execute("EXPLAIN SELECT id FROM zaken_zoekingang WHERE exact = %s", [exact])
        assert "zoekingang_exact" in str(cursor.fetchall())
