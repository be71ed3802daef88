"""Addresses of parties: their check, and how they are found while they stand encrypted (ADR 0012, ADR 0025)."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.actoren import systeem
from eenloket.kern.doel import Doel
from eenloket.kern.handelingen import handeling
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.klanten import adressen
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.adressen import TeVeelAdressen, genormaliseerd, leg_digitale_adressen_vast
from eenloket.midoffice.klanten.models import DigitaalAdres, DigitaalAdressoort, Partij, Postadres
from eenloket.midoffice.klanten.partijen import partij_van

from .test_klanten import organisatie

DOOR = systeem("test")
DOEL = Doel("Klantcontact", "AVG artikel 6, eerste lid, onder e", DOOR)
MAIL, TELEFOON = DigitaalAdressoort.EMAIL, DigitaalAdressoort.TELEFOONNUMMER
POST = {
    "postcode": "9995 AB",
    "huisnummer": 12,
    "huisletter": "",
    "straat": "Veenkade",
    "plaats": "Rivierveen",
}


def _wie(nummer: int = 19) -> uuid.UUID:
    return pseudoniem(Nummersoort.BSN, f"9999900{nummer:02}", Domein.KLANTEN)


def _partij(org: uuid.UUID, nummer: int = 19) -> Partij:
    with handeling(DOOR, "proef"):
        return partij_van(org, _wie(nummer))


def _bewaar(partij: Partij, adres: str, soort: DigitaalAdressoort = MAIL, **anders: object) -> DigitaalAdres:
    with handeling(DOOR, "proef"):
        leg_digitale_adressen_vast(partij, {soort: adres}, **anders)  # type: ignore[arg-type]
    return DigitaalAdres.objects.get(partij=partij, soort_digitaal_adres=soort)


@pytest.mark.django_db
def test_een_adres_staat_versleuteld_en_is_te_vinden_hoe_het_ook_geschreven_wordt() -> None:
    org = organisatie()
    klanten.leg_voorkeur_vast(
        org,
        _wie(),
        adressen={"email": "Sanne@Voorbeeld.example", "telefoon": "06-12 34 56 78", "postadres": POST},
        door=DOOR,
    )
    for soort, adres in (
        ("email", " sanne@voorbeeld.EXAMPLE"),
        ("telefoonnummer", "+31612345678"),
        ("telefoonnummer", "0031 6 12345678"),
        ("post", POST | {"postcode": "9995ab", "straat": ""}),
    ):
        assert klanten.zoek_op_adres(org, soort, adres, doel=DOEL) == [_wie()], adres
    assert klanten.zoek_op_adres(org, "email", "anders@voorbeeld.example", doel=DOEL) == []
    assert klanten.zoek_op_adres(uuid.uuid4(), "email", "sanne@voorbeeld.example", doel=DOEL) == []
    for tabel in ("klanten_digitaaladres", "klanten_postadres", "klanten_partij"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {tabel} t")  # our own tables
            assert not [r for (r,) in cursor.fetchall() if "anne" in r or "eenkade" in r or "12345678" in r]


@pytest.mark.django_db
def test_een_stuk_van_een_adres_vindt_wat_er_staat_en_niets_anders() -> None:
    org, ander = organisatie(), organisatie("elders", "800000013")
    for plek, mail in enumerate(("karim@molen.example", "sanne@veenkade.example", "bo@kade.example")):
        _bewaar(_partij(org, plek), mail)
    _bewaar(_partij(ander, 1), "sanne@veenkade.example")
    assert set(klanten.zoek_op_adresdeel(org, "email", "KADE.ex", doel=DOEL)) == {_wie(1), _wie(2)}
    assert klanten.zoek_op_adresdeel(org, "email", "@m", doel=DOEL) == [_wie(0)]  # too short for a trigram
    assert klanten.zoek_op_adresdeel(org, "email", "veenmolen", doel=DOEL) == []
    assert klanten.zoek_op_adresdeel(org, "telefoonnummer", "kade", doel=DOEL) == []


@pytest.mark.django_db
def test_een_vraag_opent_niet_het_hele_register(monkeypatch: pytest.MonkeyPatch) -> None:
    org = organisatie()
    monkeypatch.setattr(adressen, "HOOGSTENS", 2)
    for plek in range(3):
        _bewaar(_partij(org, plek), f"p{plek}@voorbeeld.example")
    with pytest.raises(TeVeelAdressen):
        klanten.zoek_op_adresdeel(org, "email", "voorbeeld", doel=DOEL)


@pytest.mark.django_db
def test_wie_op_een_adres_gevonden_wordt_kan_dat_terugzien() -> None:
    org = organisatie()
    _bewaar(_partij(org), "sanne@voorbeeld.example")
    klanten.zoek_op_adres(org, "email", "niemand@voorbeeld.example", doel=DOEL)
    assert not Verwerking.objects.exists()
    klanten.zoek_op_adres(org, "email", "sanne@voorbeeld.example", doel=DOEL)
    regel = Verwerking.objects.get()
    assert (regel.naam, regel.gegevens, regel.activiteit) == (
        "raadplegen",
        ["contactgegevens"],
        "Klantcontact",
    )


@pytest.mark.django_db
def test_een_ander_adres_is_niet_gecontroleerd_en_hetzelfde_blijft_dat() -> None:
    partij, dag = _partij(organisatie()), dt.date(2026, 11, 2)
    _bewaar(partij, "a@voorbeeld.example", geverifieerd=(dag, "code"))
    zelfde = _bewaar(partij, "a@voorbeeld.example")
    assert (zelfde.verificatie_datum, zelfde.geverifieerd_door) == (dag, "code")
    ander = _bewaar(partij, "b@voorbeeld.example")
    assert (ander.verificatie_datum, ander.geverifieerd_door) == (None, "")
    assert DigitaalAdres.objects.get().adres == "b@voorbeeld.example"
    assert Postadres.objects.count() == 0


@given(st.text(alphabet="0123456789 -", min_size=1, max_size=14))
def test_een_telefoonnummer_is_hetzelfde_met_en_zonder_landnummer(cijfers: str) -> None:
    kaal = "".join(t for t in cijfers if t.isdigit()).lstrip("0")
    assert genormaliseerd(TELEFOON, f"0{kaal}") == genormaliseerd(TELEFOON, f"+31 {kaal}")
    assert genormaliseerd(TELEFOON, f"0031{kaal}") == genormaliseerd(TELEFOON, f"+31{kaal}")
