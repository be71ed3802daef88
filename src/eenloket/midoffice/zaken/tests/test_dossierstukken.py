"""From upload to document in the file of a case, and what we make ourselves."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DataError, connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.opslag.api import opslag
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten import fouten
from eenloket.midoffice.documenten.models import Informatieobject, Upload, Versie
from eenloket.midoffice.documenten.tests.bestanden import PDF, png
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak, Zaakinformatieobject
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak, over
from eenloket.midoffice.zaken.tests.proefaanbod import STIL, VERGUNNING, ZONDER

pytestmark = pytest.mark.django_db
EIGENAAR = uuid.UUID(int=7)


@pytest.fixture
def eigen_opslag(tmp_path: Path) -> Iterator[None]:
    """A storage of this test alone: it counts what is in it."""
    with override_settings(OPSLAG=str(tmp_path / "opslag")):
        opslag.cache_clear()
        yield
    opslag.cache_clear()


def upload(zaak: Zaak, vraag: str = "bewijs", eigenaar: uuid.UUID = EIGENAAR, inhoud: bytes = PDF) -> Upload:
    return documenten.bewaar_upload(
        organisatie=zaak.organisatie, eigenaar=eigenaar, vraag=vraag, bestandsnaam="mijn scan.pdf", stroom=[inhoud], toegestaan=[]
    )  # fmt: skip


def test_een_bestand_komt_in_het_dossier_van_elke_zaak_die_het_vroeg() -> None:
    een, twee = maak_zaak(VERGUNNING), maak_zaak(STIL)
    upload(een)
    upload(een, vraag="niet_gevraagd")
    doel = zaken.Bestemming([een, twee], "Bewijs", "Verklaring auto")
    (document,) = zaken.verdeel_uploads(EIGENAAR, {"bewijs": doel}, door=DOOR)
    assert document.informatieobjecttype.omschrijving == "Bewijs"
    for zaak in (een, twee):
        (stuk,) = zaken.dossier(zaak)
        assert (stuk.titel, stuk.bestandsnaam, stuk.formaat) == (
            "Verklaring auto",
            "verklaring-auto.pdf",
            "application/pdf",
        )
        assert stuk.ontvangen
    assert zaken.verdeel_uploads(EIGENAAR, {"bewijs": doel}, door=DOOR) == []  # once
    assert Upload.objects.filter(informatieobject=None).count() == 1


def test_de_naam_van_de_client_staat_niet_in_het_dossier() -> None:
    zaak = maak_zaak()
    upload(zaak)
    zaken.koppel_uploads(zaak, eigenaar=EIGENAAR, door=DOOR)
    assert "scan" not in Versie.objects.get().bestandsnaam


def test_een_gekoppeld_bestand_kan_niet_meer_weg() -> None:
    zaak = maak_zaak()
    stuk = upload(zaak)
    zaken.koppel_uploads(zaak, eigenaar=EIGENAAR, door=DOOR)
    with pytest.raises(fouten.UploadIsGekoppeld):
        documenten.verwijder_upload(stuk.id, eigenaar=EIGENAAR)


def test_koppelen_kost_evenveel_queries_voor_een_als_voor_veel() -> None:
    zaak, ander = maak_zaak(), maak_zaak()

    def kosten(eigenaar: uuid.UUID, aantal: int) -> int:
        for _ in range(aantal):
            upload(zaak, eigenaar=eigenaar, inhoud=png())
        doel = zaken.Bestemming([zaak, ander], "Bewijs", "Foto")
        with CaptureQueriesContext(connection) as gemeten:
            assert len(zaken.verdeel_uploads(eigenaar, {"bewijs": doel}, door=DOOR)) == aantal
        return len(gemeten)

    upload(zaak, eigenaar=uuid.UUID(int=1))
    zaken.koppel_uploads(zaak, eigenaar=uuid.UUID(int=1), door=DOOR)  # makes the number sequence
    assert kosten(uuid.UUID(int=2), 1) == kosten(uuid.UUID(int=3), 9) <= 13


def test_een_antwoord_met_bestand_zet_het_in_het_dossier_en_de_termijn_loopt() -> None:
    zaak = maak_zaak()
    taak = zaken.vraag_client(zaak, vraag="Stuur uw bewijs", uiterlijk=over(10), door=DOOR)
    mijn, vreemd = upload(zaak, eigenaar=taak.id), upload(zaak, eigenaar=uuid.UUID(int=9))
    zaken.beantwoord(taak, antwoord="", uploads=[mijn.id, vreemd.id], door=DOOR)
    assert len(zaken.dossier(zaak)) == 1  # only what was sent with this task
    zaak.refresh_from_db()
    assert not zaak.opschorting_indicatie


def test_een_eigen_document_staat_in_het_dossier_en_is_te_lezen() -> None:
    zaak = maak_zaak()
    versie = zaken.maak_document(
        zaak, soort="Brief", titel="Besluit vergunning", inhoud=PDF, auteur="Proefgemeente", door=DOOR
    )
    intern = zaken.maak_document(
        zaak, soort="Brief", titel="Notitie", inhoud=[PDF, b"meer"], auteur="Proefgemeente", door=DOOR, voor_client=False
    )  # fmt: skip
    assert b"".join(documenten.lees(versie)) == PDF
    assert intern.bestandsomvang == len(PDF) + 4
    assert [s.titel for s in zaken.dossier(zaak)] == ["Notitie", "Besluit vergunning"]
    assert [s.titel for s in zaken.dossier(zaak, alleen_voor_client=True)] == ["Besluit vergunning"]
    assert zaken.versie_in_dossier(zaak, versie.id) == versie
    with pytest.raises(NietGevonden):
        zaken.versie_in_dossier(zaak, intern.id, alleen_voor_client=True)
    with pytest.raises(NietGevonden):
        zaken.versie_in_dossier(maak_zaak(STIL), versie.id)


def test_een_soort_zonder_documenttypen_gebruikt_een_van_de_catalogus() -> None:
    zaak = maak_zaak(ZONDER)
    versie = zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)
    assert versie.informatieobject.informatieobjecttype.omschrijving in ("Bewijs", "Brief")


def test_mislukt_het_vastleggen_dan_blijven_er_geen_bytes_achter(eigen_opslag: None) -> None:
    zaak = maak_zaak()
    voor = set(opslag().sleutels())
    with pytest.raises((ValueError, DataError)):
        zaken.maak_document(zaak, soort="Brief", titel="nul\0teken", inhoud=PDF, auteur="Proef", door=DOOR)
    assert set(opslag().sleutels()) == voor


def test_documentnummers_zijn_uniek_en_tellen_per_organisatie() -> None:
    zaak = maak_zaak()
    for _ in range(3):
        zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)
    nummers = list(Informatieobject.objects.order_by("id").values_list("identificatie", flat=True))
    assert [n[-1] for n in nummers] == ["1", "2", "3"]
    assert Zaakinformatieobject.objects.count() == 3


def test_een_nummer_dat_een_ander_systeem_al_gebruikte_wordt_overgeslagen() -> None:
    zaak = maak_zaak()
    brief = {"soort": "Brief", "titel": "Brief", "inhoud": PDF, "auteur": "Proef"}
    eerste = zaken.maak_document(zaak, **brief, door=DOOR).informatieobject
    nummer = f"{eerste.identificatie[:-7]}{int(eerste.identificatie[-7:]) + 1:07}"
    Informatieobject.objects.filter(id=eerste.id).update(identificatie=nummer)
    tweede = zaken.maak_document(zaak, **brief, door=DOOR).informatieobject
    assert int(tweede.identificatie[-7:]) == int(nummer[-7:]) + 1
