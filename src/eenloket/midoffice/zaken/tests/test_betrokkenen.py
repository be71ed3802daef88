"""Who is involved in a case: several at once, and two who want the same role at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from eenloket.kern.fouten import Registerfout
from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Zaak

from .bouwers import BSN, DOOR, maak_zaak

ANDER = "999993653"


def _rol(zaak: Zaak, generiek: str = "behandelaar", **anders: Any) -> Rol:
    soort = typegegevens(zaak.zaaktype_id)
    roltype = next(r for r in soort.roltypen.values() if r.omschrijving_generiek == generiek)
    gegevens = {"inpBsn": BSN, "geslachtsnaam": "Moulin"}
    return Rol(
        **{"roltype_id": roltype.id, "betrokkene_type": "natuurlijk_persoon", "gegevens": gegevens} | anders
    )


@pytest.mark.django_db
def test_veel_rollen_kosten_evenveel_als_een() -> None:
    zaak = maak_zaak()
    soort = typegegevens(zaak.zaaktype_id)

    def leg_vast(aantal: int) -> int:
        rollen = [_rol(zaak) for _nummer in range(aantal)]
        with CaptureQueriesContext(connection) as vragen:
            zaken.leg_rollen_vast(zaak, rollen, soort, door=DOOR)
        return len(vragen)

    assert leg_vast(1) == leg_vast(8)
    assert Rol.objects.filter(zaak=zaak, omschrijving_generiek="behandelaar").count() == 9


@pytest.mark.django_db
def test_een_fout_noemt_de_plaats_in_wat_gestuurd_is_en_laat_niets_na() -> None:
    zaak = maak_zaak()
    soort = typegegevens(zaak.zaaktype_id)
    rollen = [_rol(zaak), _rol(zaak, gegevens={"inpBsn": "123456789"})]
    with pytest.raises(Registerfout) as fout:
        zaken.leg_rollen_vast(zaak, rollen, soort, door=DOOR, paden=["rollen.0", "rollen.1"])
    assert (fout.value.veld, fout.value.code) == ("rollen.1.betrokkeneIdentificatie.inpBsn", "invalid")
    with pytest.raises(Registerfout) as fout:
        zaken.leg_rollen_vast(
            zaak, [_rol(zaak), _rol(zaak, "initiator")], soort, door=DOOR, paden=["rollen.0", "rollen.1"]
        )
    assert (fout.value.veld, fout.value.code) == ("rollen.1.roltype", "max-occurences")
    assert Rol.objects.filter(zaak=zaak).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "gegevens", "naam"),
    [
        ("natuurlijk_persoon", {"naam": "Suzanne Moulin"}, "Suzanne Moulin"),
        (
            "natuurlijk_persoon",
            {"voornamen": "Sien", "voorvoegselGeslachtsnaam": "de", "geslachtsnaam": "Boer"},
            "Sien de Boer",
        ),
        ("niet_natuurlijk_persoon", {"statutaireNaam": "Bos bv"}, "Bos bv"),
        ("vestiging", {"handelsnaam": ["Bakkerij", "Taart"]}, "Bakkerij"),
        ("medewerker", {"voorletters": "J", "achternaam": "Jansen"}, "J Jansen"),
        ("natuurlijk_persoon", None, ""),
    ],
)
def test_hoe_iemand_heet(soort: str, gegevens: dict[str, Any] | None, naam: str) -> None:
    assert zaken.naam_van(Rol(betrokkene_type=soort, gegevens=gegevens)) == naam
    anders = Rol(betrokkene_type=soort, gegevens=gegevens, afwijkende_naam_betrokkene="Roepnaam")
    assert zaken.naam_van(anders) == "Roepnaam"


@pytest.mark.django_db(transaction=True)
def test_twee_initiators_tegelijk_en_een_blijft() -> None:
    zaak = maak_zaak(aanvrager=None, aanvrager_gegevens={})
    soort = typegegevens(zaak.zaaktype_id)

    def leg_vast(_nummer: int) -> bool:
        try:
            with transaction.atomic():
                zaken.leg_rollen_vast(zaken.vergrendeld(zaak.id), [_rol(zaak, "initiator")], soort, door=DOOR)
        except Registerfout:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as tegelijk:
        assert sum(tegelijk.map(leg_vast, range(12))) == 1
    assert Rol.objects.filter(zaak=zaak, omschrijving_generiek="initiator").count() == 1
