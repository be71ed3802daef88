"""The catalogue when several change it at once, and what others remember of it."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from eenloket.kern.fouten import Registerfout
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import typen
from eenloket.midoffice.aanbod.api import catalogus, typegegevens, zaaktype_van
from eenloket.midoffice.aanbod.models import Catalogus, Roltype, Statustype, Zaaktype

from .bouwers import DOOR, geef_aanbod


def _catalogus() -> Catalogus:
    organisatie = Organisatie.objects.create(slug="proef", naam="Proef", soort="gemeente", rsin="517439943")
    return Catalogus.objects.create(organisatie=organisatie, domein="PROEF", rsin="517439943")


def _zaaktype(van: Catalogus, **velden: Any) -> Zaaktype:
    basis = {
        "identificatie": "ZT", "vertrouwelijkheidaanduiding": "openbaar", "doorlooptijd": "P8W", "begin_geldigheid": dt.date(2020, 1, 1),
        "opschorting_en_aanhouding_mogelijk": False, "verlenging_mogelijk": False,
    }  # fmt: skip
    rij = Zaaktype(organisatie_id=van.organisatie_id, catalogus=van, **{**basis, **velden})
    return catalogus.maak_zaaktype(rij, catalogus.Relaties(), door=DOOR)


def _tegelijk(*wat: Callable[[], Any]) -> list[str]:
    """The outcome of each, run at the same moment: "goed", or the code of what went wrong."""
    uit, klaar = list[str](), threading.Barrier(len(wat))

    def voer_uit(functie: Callable[[], Any]) -> None:
        klaar.wait()
        try:
            functie()
            uit.append("goed")
        except Registerfout as fout:
            uit.append(fout.code)
        finally:
            connection.close()

    draden = [threading.Thread(target=voer_uit, args=(w,)) for w in wat]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sorted(uit)


@pytest.mark.django_db(transaction=True)
def test_ztc_016_ook_als_twee_tegelijk_publiceren() -> None:
    van = _catalogus()
    een, twee = _zaaktype(van), _zaaktype(van, begin_geldigheid=dt.date(2022, 1, 1))
    assert _tegelijk(
        *(lambda z=z: catalogus.publiceer_zaaktype(z.organisatie_id, z.id, door=DOOR) for z in (een, twee))  # type: ignore[misc]
    ) == ["goed", "overlap"]
    assert Zaaktype.objects.filter(concept=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_ztc_010_ook_als_een_deel_komt_terwijl_het_zaaktype_wordt_gepubliceerd() -> None:
    """Either the part was first, or it is refused: a published type has no part that came later."""
    zaaktype = _zaaktype(_catalogus())

    def voeg_toe() -> None:
        rol = Roltype(zaaktype_id=zaaktype.id, omschrijving="Rol", omschrijving_generiek="initiator")
        catalogus.maak_deel(rol, zaaktype.organisatie_id, correctie=False, door=DOOR)

    uit = _tegelijk(
        voeg_toe, lambda: catalogus.publiceer_zaaktype(zaaktype.organisatie_id, zaaktype.id, door=DOOR)
    )
    assert uit in (["goed", "goed"], ["goed", "non-concept-zaaktype"])
    assert Roltype.objects.filter(zaaktype=zaaktype).count() == uit.count("goed") - 1


@pytest.mark.django_db
def test_een_wijziging_in_een_ander_proces_wordt_gezien(monkeypatch: pytest.MonkeyPatch) -> None:
    """After two seconds one number tells that what is remembered is old; without a change nothing is read again."""
    aanbod = geef_aanbod()
    dienst = next(iter(aanbod.pakket.diensten))
    id_ = Zaaktype.objects.get().id
    voor = typegegevens(id_)
    statussen = len(zaaktype_van(aanbod, dienst).statustypen)
    monkeypatch.setattr(typen._bekend, "seconden", -1.0)
    assert typegegevens(id_) is voor
    assert zaaktype_van(aanbod, dienst) is voor, "there is one view of a type, by its id and by its service"
    Statustype.objects.create(zaaktype_id=id_, omschrijving="Extra", volgnummer=99)
    assert len(typegegevens(id_).statustypen) == len(voor.statustypen) + 1
    assert len(zaaktype_van(aanbod, dienst).statustypen) == statussen + 1
