"""Case numbers: what giving one costs may not grow with the register (zrc-002)."""

import pytest

from eenloket.kern import nummers, sql
from eenloket.kern.klok import vandaag
from eenloket.kern.nummers import reeksnaam
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.uitvoering import zaaknummers

from .bouwers import maak_zaak

pytestmark = pytest.mark.django_db


def test_een_vrij_nummer_vinden_leest_niet_alle_zaken() -> None:
    zaak = maak_zaak()
    waarden = {
        "begin": "Z2026-", "reeks": reeksnaam(zaak.organisatie_id, "zaak", 2026), "aantal": 1, "organisatie": zaak.organisatie_id,
        "bron": zaak.bronorganisatie,
    }  # fmt: skip
    opdracht = nummers._VRIJ.format(tabel=Zaak._meta.db_table)
    plan = "\n".join(rij[0] for rij in sql.rijen(f"EXPLAIN {opdracht}", waarden))
    assert "SubPlan" in plan  # asked for each number that was drawn
    assert "Hash" not in plan  # that would be over all cases


def test_nummers_van_elders_worden_overgeslagen() -> None:
    zaak = maak_zaak()
    jaar = vandaag().year
    eerste = zaaknummers.vrije_nummers(zaak.organisatie_id, zaak.bronorganisatie, jaar, 1)[0]
    volgende = f"{eerste[:-7]}{int(eerste[-7:]) + 1:07}"
    zaak.identificatie = volgende
    zaak.save()
    gekregen = zaaknummers.vrije_nummers(zaak.organisatie_id, zaak.bronorganisatie, jaar, 3)
    assert volgende not in gekregen
    assert len(set(gekregen)) == 3
