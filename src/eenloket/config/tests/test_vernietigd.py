"""Of a destroyed case nothing stays that says something of somebody and not of a case that remains: every table is searched (zrc-023)."""

import io
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection

from eenloket.kern.gebruikers.api import OVERAL
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import nu
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem, vertaal
from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.aanvragen.herzien import rond_herziening_af, te_herzien, vraag_herziening
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord, Betwisting, Knoop
from eenloket.midoffice.berichten import meldingen
from eenloket.midoffice.berichten.models import Bericht
from eenloket.midoffice.berichten.ports import kanalen as gebonden
from eenloket.midoffice.berichten.tests.bouwers import Kanaal, Werker, maak_aanvraag, zaak_van
from eenloket.midoffice.documenten.api import bewaar_upload
from eenloket.midoffice.documenten.tests.bestanden import PDF
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.api import koppel_uploads
from eenloket.midoffice.zaken.models import Zaak, Zaakeigenschap, Zaaknotitie
from eenloket.midoffice.zaken.tests.bouwers import BSN, DOOR, over
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING, VERGUNNING
from eenloket.verbinding.partners.models import Terugmelding
from eenloket.verbinding.partners.tests.bouwers import maak_overdracht

pytestmark = pytest.mark.django_db(transaction=True)

MENS = "Quirinalda Zwaluwenstaart"
BLIJFT = {
    "sleutels_persoonssleutel": "the number, for everything else of this person",
    "klanten_partij": "who somebody is and how he is called, whatever about",
    "klanten_digitaaladres": "where somebody wants to hear from us, whatever about",
    "verwerkingen_verwerking": "who looked at whose data, which the person may ask for",
    "gebeurtenissen_uitgaand": "what happened, by ids only, for ninety days",
    "gebeurtenissen_bezorgd": "the same",
    "procrastinate_jobs": "what was done, by ids only, for some days",
    "audit_auditregel": "that something was destroyed, by its id",
}
KLANT = {"klanten_partij", "klanten_digitaaladres"}


@pytest.fixture(autouse=True)
def _kanalen() -> Iterator[None]:
    _geen_taken()
    eerder = dict(gebonden)
    gebonden.clear()
    gebonden.update({naam: Kanaal(naam) for naam in ("mail", "sms", "berichtenbox", "post")})
    yield
    gebonden.clear()
    gebonden.update(eerder)
    _geen_taken()


def _geen_taken() -> None:
    """Tables that Django doesn't manage stay as they are between tests: what another test left isn't ours to do."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def _vul(aanvraag: Aanvraag, dienst: str, wat: str) -> Zaak:
    """Something of the case of ``dienst`` in every room that keeps anything of it; ``wat`` is told nowhere else."""
    wie = vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.KLANTEN) if aanvraag.client else None
    zaak = zaak_van(aanvraag, dienst)
    for rol in zaak.rollen.all():
        rol.gegevens = {"naam": MENS, "wat": wat}
        rol.save()
    Zaakeigenschap.objects.filter(zaak=zaak).update(waarde=wat)
    zaken.leg_notitie_vast(zaak, Zaaknotitie(onderwerp=wat, tekst=f"{MENS} {wat}"), door=DOOR)
    taak = zaken.vraag_client(zaak, vraag=wat, uiterlijk=over(14), door=DOOR)
    for eigenaar in (aanvraag.id, taak.id):
        bewaar_upload(
            organisatie=aanvraag.organisatie, eigenaar=eigenaar, vraag="bewijs", bestandsnaam=f"{wat}.pdf",
            stroom=io.BytesIO(PDF), toegestaan=["pdf"],
        )  # fmt: skip
    koppel_uploads(zaak, eigenaar=aanvraag.id, door=DOOR)
    klanten.leg_contact_vast(
        aanvraag.organisatie_id,
        client=wie,
        kanaal="telefoon",
        onderwerp="Vraag",
        door=DOOR,
        inhoud=wat,
        zaak_id=zaak.id,
    )
    overdracht = maak_overdracht(zaak, naam=MENS, wat=wat)
    Terugmelding.objects.create(
        overdracht=overdracht, koppeling=overdracht.koppeling, bericht_id=str(overdracht.id), handtekening=overdracht.id.hex,
        status="uitgevoerd", toelichting=wat, gevolg="verwerkt",
    )  # fmt: skip
    knoop = Knoop.objects.get(zaak=zaak)
    with handeling(DOOR, "test.herzien"):
        vraag_herziening(aanvraag, [knoop], reden=werk.Reden.REGISTER, oorzaak="x")
    (regel,) = [
        r
        for r in te_herzien(aanvraag.organisatie_id, "nl", bereik=OVERAL)
        if r.zaaknummer == zaak.identificatie
    ]
    rond_herziening_af(regel.id, aanvraag.organisatie_id, bereik=OVERAL, toelichting=wat, door=DOOR)
    Bericht.objects.create(
        organisatie=aanvraag.organisatie, sleutel=str(zaak.id), soort="stap", aanvraag_id=aanvraag.id, zaak_id=zaak.id, kanaal="mail",
        taal="nl", onderwerp=wat, tekst=f"{MENS} {wat}", gemaakt_op=nu(),
        client=vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.BERICHTEN) if aanvraag.client else None,
    )  # fmt: skip
    return zaak


def _staat_in(*teksten: str) -> dict[str, set[str]]:
    """Tables that hold one of ``teksten``, with which of them: as it is, or behind encryption."""
    uit: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (tabel,) in cursor.fetchall():
            for tekst in teksten:
                cursor.execute(
                    f'SELECT 1 FROM "{tabel}" t WHERE to_jsonb(t)::text ILIKE %s LIMIT 1', [f"%{tekst}%"]
                )
                if cursor.fetchone():
                    uit.setdefault(tabel, set()).add(tekst)
    for model in apps.get_models(include_auto_created=True):
        velden = [v.attname for v in model._meta.concrete_fields if isinstance(v, VersleuteldVeld)]
        for rij in model._default_manager.values_list(*velden) if velden else ():
            gevonden = {t for t in teksten if t in str(rij)}
            if gevonden:
                uit.setdefault(model._meta.db_table, set()).update(gevonden)
    return uit


def _namen(zaak: Zaak) -> tuple[str, ...]:
    wie = [
        str(pseudoniem(Nummersoort.BSN, BSN, d)) for d in (Domein.AANVRAGEN, Domein.ZAKEN, Domein.BERICHTEN)
    ]
    return (MENS, str(zaak.id), zaak.identificatie, *wie)


def test_met_de_laatste_zaak_gaat_alles_van_haar_aanvraag() -> None:
    aanvraag = maak_aanvraag(VERGUNNING, antwoorden={"naam": MENS, "toelichting": "Kievitsei"})
    Betwisting.objects.create(
        aanvraag=aanvraag, vraag="adres", register="brp", waarde=MENS, volgens_client="Kievitsei", op=nu()
    )
    zaak = _vul(aanvraag, VERGUNNING, "Kievitsei")
    meldingen.ontvangst(aanvraag, door=DOOR)
    Werker().werk_af()
    gezocht = (*_namen(zaak), "Kievitsei", str(aanvraag.id), aanvraag.nummer)
    ervoor = _staat_in(*gezocht)
    assert {
        "zaken_zaak", "zaken_rol", "zaken_zaakeigenschap", "zaken_zaaknotitie", "zaken_taak", "aanvragen_aanvraag", "aanvragen_antwoord",
        "aanvragen_betwisting", "aanvragen_knoop", "berichten_bericht", "klanten_klantcontact", "klanten_onderwerpobject",
        "documenten_upload", "werk_werk", "werk_werkregel", "partners_overdracht", "partners_terugmelding",
    } <= set(ervoor)  # fmt: skip
    zaken.vernietig(Zaak.objects.get(id=zaak.id), door=DOOR)
    erna = _staat_in(*gezocht)
    assert set(erna) <= set(BLIJFT), erna
    assert not {t for tabel, wat in erna.items() for t in wat if tabel not in KLANT} & {
        MENS,
        "Kievitsei",
    }
    assert erna.get("audit_auditregel", set()) <= {str(zaak.id), str(aanvraag.id)}


def test_wat_van_een_zaak_is_die_blijft_blijft() -> None:
    aanvraag = maak_aanvraag(VERGUNNING, ONTHEFFING, antwoorden={"naam": MENS})
    weg, blijft = _vul(aanvraag, VERGUNNING, "Kievitsei"), _vul(aanvraag, ONTHEFFING, "Meeuwenei")
    meldingen.ontvangst(aanvraag, door=DOOR)
    Werker().werk_af()
    ervoor = _staat_in("Meeuwenei")
    algemeen = Bericht.objects.filter(aanvraag_id=aanvraag.id, zaak_id=None).count()
    zaken.vernietig(Zaak.objects.get(id=weg.id), door=DOOR)
    erna = _staat_in("Kievitsei", str(weg.id), weg.identificatie)
    assert set(erna) <= set(BLIJFT) - KLANT, erna
    assert not any("Kievitsei" in wat for wat in erna.values())
    assert _staat_in("Meeuwenei") == ervoor
    assert {a.vraag for a in Antwoord.objects.filter(aanvraag=aanvraag)} == {"naam"}
    assert Bericht.objects.filter(aanvraag_id=aanvraag.id, zaak_id=None).count() == algemeen > 0
    assert [k.dienst for k in Knoop.objects.filter(aanvraag=aanvraag, zaak__isnull=False)] == [ONTHEFFING]
    zaken.vernietig(Zaak.objects.get(id=blijft.id), door=DOOR)
    assert not Aanvraag.objects.filter(id=aanvraag.id).exists()
    assert set(_staat_in("Meeuwenei", MENS)) <= KLANT
