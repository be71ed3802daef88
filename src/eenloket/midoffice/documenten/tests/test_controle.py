"""No file is orphaned for ever, no row is emptied because its file can't be found."""

import argparse
import os
import time
from pathlib import Path

import pytest
from django.conf import settings

from eenloket.kern.opslag.api import opslag
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten import controle, opdrachten
from eenloket.midoffice.documenten.models import Bestandsdeel, Versie
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_zaak

from .bestanden import PDF

pytestmark = pytest.mark.django_db


def document(inhoud: bytes = PDF) -> Versie:
    return zaken.maak_document(
        maak_zaak(), soort="Brief", titel="x", inhoud=inhoud, auteur="Proef", door=DOOR
    )


def verouder(sleutel: str, seconden: float = 100_000) -> None:
    moment = time.time() - seconden
    os.utime(Path(settings.OPSLAG) / sleutel, (moment, moment))


def test_als_alles_klopt_is_er_niets_te_doen() -> None:
    verouder(document().sleutel)
    gevonden = controle.controleer_opslag(herstel=True, door=DOOR)
    assert (gevonden.bestanden, gevonden.rijen, gevonden.wezen, gevonden.zonder) == (1, 1, [], [])


def test_een_bestand_zonder_rij_gaat_weg_maar_niet_meteen() -> None:
    wees = opslag().bewaar([b"een proces ging dood voor de rij er was"]).sleutel
    assert controle.controleer_opslag(herstel=True, door=DOOR).wezen == [], (
        "it may be an upload that is going on"
    )
    verouder(wees)
    assert controle.controleer_opslag(herstel=False, door=DOOR).wezen == [wees]
    assert wees in set(opslag().sleutels())
    assert controle.controleer_opslag(herstel=True, door=DOOR).wezen == [wees]
    assert list(opslag().sleutels()) == []


def test_een_rij_zonder_bestand_wordt_gemeld_en_blijft() -> None:
    versie = document()
    opslag().verwijder(versie.sleutel)
    (zonder,) = controle.controleer_opslag(herstel=True, door=DOOR).verloren
    assert (zonder.soort, zonder.id, zonder.sleutel) == ("versie", versie.id, versie.sleutel)
    assert Versie.objects.get().sleutel == versie.sleutel


def test_een_rij_zonder_bestand_krijgt_dezelfde_inhoud_van_elders_in_de_organisatie() -> None:
    kapot, heel, ander = document(), document(), document(b"%PDF-1.7 iets anders")
    opslag().verwijder(kapot.sleutel)
    (zonder,) = controle.controleer_opslag(herstel=True, door=DOOR).zonder
    assert zonder.hersteld
    kapot.refresh_from_db()
    assert kapot.sleutel == heel.sleutel != ander.sleutel
    assert b"".join(documenten.lees(kapot)) == PDF


def test_een_deel_zonder_bestand_kan_opnieuw_worden_gestuurd() -> None:
    deel = Bestandsdeel.objects.create(
        informatieobject=document().informatieobject, volgnummer=1, omvang=3, sleutel="ab/" + "c" * 30
    )
    (zonder,) = controle.controleer_opslag(herstel=True, door=DOOR).zonder
    assert zonder.hersteld
    deel.refresh_from_db()
    assert deel.sleutel == ""


def test_een_gedeeld_bestand_blijft_zolang_een_versie_het_noemt() -> None:
    from eenloket.midoffice.documenten.opbergen import ruim_op

    versie = document()
    ruim_op([versie.sleutel, "", "ab/" + "0" * 30])
    assert list(opslag().sleutels()) == [versie.sleutel]
    Versie.objects.update(sleutel="")
    ruim_op([versie.sleutel])
    assert list(opslag().sleutels()) == []


def test_de_opdracht_zegt_wat_er_is_en_wat_er_over_is(capsys: pytest.CaptureFixture[str]) -> None:
    ontleder = argparse.ArgumentParser()
    opdrachten.registreer(ontleder.add_subparsers())
    kijk, herstel = (
        ontleder.parse_args(["documenten", "controle"]),
        ontleder.parse_args(["documenten", "controle", "--herstel"]),
    )
    wees, versie = opslag().bewaar([b"x"]).sleutel, document()
    verouder(wees)
    assert kijk.functie(kijk) == 3
    uit = capsys.readouterr().out
    assert "2 bestanden en 1 verwijzingen" in uit
    assert wees in uit
    assert herstel.functie(herstel) == 0
    opslag().verwijder(versie.sleutel)
    assert herstel.functie(herstel) == 3
    assert f"{versie.id} mist bestand" in capsys.readouterr().out
