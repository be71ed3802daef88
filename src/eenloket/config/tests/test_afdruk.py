"""A dump of every table but the one with keys names nobody, and one domain can't be tied to another (M-F2)."""

import base64
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from eenloket.kern.actoren import Partijsoort
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, vertaal
from eenloket.midoffice.aanvragen.models import Betwisting
from eenloket.midoffice.berichten import meldingen
from eenloket.midoffice.berichten.ports import kanalen as gebonden
from eenloket.midoffice.berichten.tests.bouwers import Kanaal, Werker, maak_aanvraag, zaak_van
from eenloket.midoffice.documenten.api import bewaar_upload
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.zaken.api import koppel_uploads
from eenloket.midoffice.zaken.tests.bouwers import BSN
from eenloket.midoffice.zaken.tests.proefaanbod import VERGUNNING
from eenloket.verbinding.partners.tests.bouwers import maak_overdracht

pytestmark = pytest.mark.django_db

PERSOON = {
    "burgerservicenummer": BSN,
    "voornaam": "Quirinalda",
    "achternaam": "Zwaluwenstaart",
    "straat": "Ooievaarsnestpad",
    "postcode": "9995XQ",
    "e-mail": "q.zwaluwenstaart@voorbeeld.test",
    "telefoon": "0699912345",
    "bestandsnaam": "trouwakte-quirinalda",
    "vraag om hulp": "mijn knie is geopereerd",
}
NAAM = f"{PERSOON['voornaam']} {PERSOON['achternaam']}"
ADRES = {"straat": PERSOON["straat"], "huisnummer": 7, "huisletter": "", "toevoeging": "", "postcode": PERSOON["postcode"],
         "plaats": "Rivierveen"}  # fmt: skip


@pytest.fixture
def kanalen() -> Iterator[None]:
    eerder = dict(gebonden)
    gebonden.clear()
    gebonden.update({naam: Kanaal(naam) for naam in ("mail", "sms", "berichtenbox", "post")})
    yield
    gebonden.clear()
    gebonden.update(eerder)


@pytest.fixture
def vol(kanalen: None) -> Any:
    """One person's request through every room: answers, case, dispute, upload, document, contact, messages, partner, session."""
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.KLANTEN)
    client = ingelogd.Client.zelf(
        ingelogd.Partijverwijzing(Partijsoort.PERSOON, wie, NAAM), "digid", ingelogd.Zekerheid.HOOG
    )
    antwoorden = {
        "naam": NAAM, "adres": ADRES, "contact_email": PERSOON["e-mail"], "contact_telefoon": PERSOON["telefoon"],
        "toelichting": PERSOON["vraag om hulp"],
    }  # fmt: skip
    aanvraag = maak_aanvraag(VERGUNNING, antwoorden=antwoorden)
    zaak = zaak_van(aanvraag, VERGUNNING)
    rol = zaak.rollen.get(omschrijving_generiek="initiator")
    rol.gegevens = {"naam": NAAM, "adres": ADRES}
    rol.save()
    Betwisting.objects.create(
        aanvraag=aanvraag,
        vraag="adres",
        register="brp",
        waarde=ADRES,
        volgens_client=NAAM,
        op=aanvraag.begonnen_op,
    )
    klanten.leg_voorkeur_vast(
        aanvraag.organisatie_id, wie, adressen={"email": PERSOON["e-mail"], "naam": NAAM}, door=client.actor
    )
    klanten.leg_contact_vast(
        aanvraag.organisatie_id,
        client=wie,
        kanaal="telefoon",
        onderwerp="Vraag",
        door=client.actor,
        inhoud=PERSOON["vraag om hulp"],
    )
    bewaar_upload(
        organisatie=aanvraag.organisatie, eigenaar=aanvraag.id, vraag="bewijs", bestandsnaam=f"{PERSOON['bestandsnaam']}.pdf",
        stroom=io.BytesIO(PDF), toegestaan=["pdf"],
    )  # fmt: skip
    koppel_uploads(zaak, eigenaar=aanvraag.id, door=client.actor)
    meldingen.ontvangst(aanvraag, door=client.actor)
    maak_overdracht(naam=NAAM, adres=ADRES)
    Werker().werk_af()
    sessie = SessionStore()
    ingelogd.bewaar(sessie, client)
    sessie.save()
    return aanvraag


def _tabellen() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [rij[0] for rij in cursor.fetchall()]


def afdruk(tabel: str) -> str:
    """The table as ``pg_dump`` would write it."""
    with connection.cursor() as cursor, cursor.copy(f'COPY "{tabel}" TO STDOUT') as kopie:  # type: ignore[attr-defined]
        return b"".join(kopie).decode()


def _vormen(tekst: str) -> set[str]:
    """How a value may hide in text: as it is, in hexadecimal digits, in base64 at each of the three offsets."""
    bytes_ = tekst.encode()
    base = {base64.b64encode(b"x" * n + bytes_)[4:-4].decode() for n in range(3)}
    return {tekst.lower(), bytes_.hex()} | {b.lower() for b in base if len(b) >= 8}


def test_de_afdruk_noemt_niemand(vol: Any) -> None:
    gevonden = []
    for tabel in _tabellen():
        if tabel == "sleutels_persoonssleutel":
            continue
        tekst = afdruk(tabel).lower()
        gevonden += [
            f"{soort} in {tabel}"
            for soort, waarde in PERSOON.items()
            if any(v in tekst for v in _vormen(waarde))
        ]
    assert not gevonden


def test_de_proef_zou_het_vinden(vol: Any) -> None:
    """The net has no holes: what is put in a table in the clear, in hex or in base64 is found."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE proef (a text, b bytea, c text)")
        naam = PERSOON["achternaam"]
        for waarden in (
            (naam, b"", ""),
            ("", naam.encode(), ""),
            ("", b"", base64.b64encode(f"ab{naam}cd".encode()).decode()),
        ):
            cursor.execute("TRUNCATE proef")
            cursor.execute("INSERT INTO proef VALUES (%s, %s, %s)", waarden)
            assert any(vorm in afdruk("proef").lower() for vorm in _vormen(naam))


def test_de_sleuteltabel_zelf_noemt_ook_niemand_zonder_sleutel(vol: Any) -> None:
    assert not any(v in afdruk("sleutels_persoonssleutel").lower() for v in _vormen(BSN))


def test_elke_kamer_deed_mee(vol: Any) -> None:
    """The test above means nothing when a table stayed empty."""
    gevuld = [
        "aanvragen_antwoord", "aanvragen_betwisting", "berichten_bericht", "documenten_upload", "documenten_versie", "klanten_klantcontact",
        "klanten_partij", "klanten_digitaaladres", "partners_overdracht", "zaken_rol", "audit_auditregel", "gebeurtenissen_uitgaand", "django_session",
    ]  # fmt: skip
    leeg = [tabel for tabel in gevuld if not afdruk(tabel)]
    assert not leeg


def test_het_pseudoniem_van_een_domein_staat_alleen_in_zijn_eigen_kamer(vol: Any) -> None:
    """Otherwise a row would tie two domains together for anyone who has the dump."""
    kamers = {
        Domein.AANVRAGEN: ("aanvragen_",),
        Domein.ZAKEN: ("zaken_", "besluiten_", "documenten_"),
        Domein.BERICHTEN: ("berichten_",),
        Domein.KLANTEN: ("klanten_",),
    }
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.KLANTEN)
    gevonden = []
    for tabel in _tabellen():
        tekst = afdruk(tabel)
        for domein, eigen in kamers.items():
            if str(vertaal(wie, Domein.KLANTEN, domein)) in tekst and not tabel.startswith(
                (*eigen, "audit_")
            ):
                gevonden.append(f"{domein} in {tabel}")
    assert not gevonden
