"""The one road of a file into the storage: it goes only when it is certain that no row names it, whoever stores it."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from eenloket.kern.actoren import systeem
from eenloket.kern.klok import vandaag
from eenloket.kern.opslag.api import opslag
from eenloket.kern.tests.wegvallen import weg_bij
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.controle import controleer_opslag
from eenloket.midoffice.documenten.models import Bestandsdeel, Informatieobject, Upload, Versie
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak

from .bestanden import PDF

pytestmark = pytest.mark.django_db(transaction=True)
EIGENAAR = uuid.UUID(int=7)


def _upload(zaak: Zaak) -> None:
    documenten.bewaar_upload(
        organisatie=zaak.organisatie, eigenaar=EIGENAAR, vraag="bewijs", bestandsnaam="scan.pdf", stroom=[PDF], toegestaan=[]
    )  # fmt: skip


def _brief(zaak: Zaak) -> None:
    zaken.maak_document(zaak, soort="Brief", titel="Brief", inhoud=PDF, auteur="Proef", door=DOOR)


def _nieuw(zaak: Zaak, inhoud: documenten.Inhoud) -> Informatieobject:
    soort = documenten.documentsoort(_typen(zaak), zaak.organisatie_id)
    return documenten.registreer(
        Informatieobject(
            organisatie_id=zaak.organisatie_id, bronorganisatie=zaak.bronorganisatie, informatieobjecttype_id=soort.id
        ),
        Versie(titel="Rapport", auteur="Ander", creatiedatum=vandaag(), vertrouwelijkheidaanduiding=None),
        soort,
        inhoud,
        door=DOOR,
    )  # fmt: skip


def _typen(zaak: Zaak) -> uuid.UUID:
    from eenloket.midoffice.aanbod.models import Informatieobjecttype

    return Informatieobjecttype.objects.filter(catalogus__organisatie=zaak.organisatie).values_list(
        "id", flat=True
    )[0]


def _register(zaak: Zaak) -> None:
    with documenten.opgeborgen(lambda: iter([PDF])) as bestand, transaction.atomic():
        _nieuw(zaak, documenten.Inhoud(bestand=bestand))


def _deel(zaak: Zaak) -> None:
    deel = Bestandsdeel.objects.select_related("informatieobject").get()
    with documenten.opgeborgen(lambda: iter([PDF]), keur=False) as bestand:
        documenten.ontvang_deel(deel.id, bestand, slot=deel.informatieobject.lock, door=DOOR)


def _geheel(zaak: Zaak) -> None:
    document = Informatieobject.objects.get()
    documenten.ontgrendel(document.id, slot=document.lock, gedwongen=False, door=DOOR)


def _niets(zaak: Zaak) -> None:
    return None


def _aangekondigd(zaak: Zaak) -> None:
    _nieuw(zaak, documenten.Inhoud(omvang=len(PDF)))


def _aangekomen(zaak: Zaak) -> None:
    _aangekondigd(zaak)
    _deel(zaak)


@dataclass(frozen=True)
class Weg:
    """Who stores a file: what goes before, what is done, and the table that names the file."""

    vooraf: Callable[[Zaak], None]
    doe: Callable[[Zaak], None]
    tabel: str


WEGEN = {
    "upload": Weg(_niets, _upload, "documenten_upload"),
    "brief": Weg(_niets, _brief, "documenten_versie"),
    "register": Weg(_niets, _register, "documenten_versie"),
    "deel": Weg(_aangekondigd, _deel, "documenten_bestandsdeel"),
    "geheel": Weg(_aangekomen, _geheel, "documenten_versie"),
}


class Opzet(Exception):
    """What goes wrong on purpose."""


@contextmanager
def _fout_na(tabel: str, doe: Callable[[], None]) -> Iterator[None]:
    """``doe`` runs after the statement that writes the row in ``tabel``, in its transaction."""

    def om(voer_uit: Any, vraag: Any, *rest: Any) -> Any:
        uit = voer_uit(vraag, *rest)
        if f'"{tabel}"' in str(vraag) and str(vraag).startswith(("INSERT", "UPDATE")):
            doe()
        return uit

    with connection.execute_wrapper(om):
        yield


def _mislukt() -> None:
    raise Opzet


def _namen() -> set[str]:
    return {
        sleutel
        for model in (Upload, Versie, Bestandsdeel)
        for sleutel in model.objects.exclude(sleutel="").values_list("sleutel", flat=True)
    }


@pytest.mark.parametrize("weg", WEGEN.values(), ids=WEGEN)
def test_een_fout_voor_het_vastleggen_laat_geen_bestand_na(weg: Weg) -> None:
    zaak = maak_zaak()
    weg.vooraf(zaak)
    voor = set(opslag().sleutels())
    with pytest.raises(Opzet), _fout_na(weg.tabel, _mislukt):
        weg.doe(zaak)
    assert set(opslag().sleutels()) == voor == _namen()


@pytest.mark.parametrize("weg", WEGEN.values(), ids=WEGEN)
def test_is_het_vastleggen_onzeker_dan_blijft_het_bestand(weg: Weg) -> None:
    """Nobody knows whether the row is there; the check finds the file when it isn't."""
    zaak = maak_zaak()
    weg.vooraf(zaak)
    voor = set(opslag().sleutels())
    with weg_bij(weg.tabel, tijdens_commit=True) as gezien:
        with pytest.raises(OperationalError):
            weg.doe(zaak)
        connection.close()
    assert gezien == ["COMMIT"]
    (nieuw,) = set(opslag().sleutels()) - voor
    assert nieuw not in _namen()
    gevonden = controleer_opslag(herstel=True, door=systeem("test"), wacht=0)
    assert gevonden.wezen == [nieuw]
    assert set(opslag().sleutels()) == voor == _namen()


@pytest.mark.parametrize("weg", WEGEN.values(), ids=WEGEN)
def test_een_fout_na_het_vastleggen_laat_het_bestand_bij_zijn_rij(weg: Weg) -> None:
    zaak = maak_zaak()
    weg.vooraf(zaak)
    with pytest.raises(Opzet), _fout_na(weg.tabel, lambda: transaction.on_commit(_mislukt)):
        weg.doe(zaak)
    namen = _namen()
    assert namen
    assert namen <= set(opslag().sleutels())
    assert b"".join(opslag().lees(namen.pop())) == PDF
