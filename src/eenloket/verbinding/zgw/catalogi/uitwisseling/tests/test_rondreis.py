"""Export → import → export gives the same catalogue."""

from typing import Any

import pytest

from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.acties import geef_uit
from eenloket.midoffice.aanbod.laden import lees_pakket
from eenloket.midoffice.aanbod.models import Catalogus, Zaaktype
from eenloket.midoffice.aanbod.tests.test_rivierveen import RIVIERVEEN
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.catalogi.uitwisseling import exporteer_catalogus, importeer_catalogus
from eenloket.verbinding.zgw.catalogi.uitwisseling.schrijven import als_bestanden

pytestmark = pytest.mark.django_db
DOOR = systeem("test")


def zonder_adressen(catalogus: Catalogus) -> Any:
    """The exchange with every address of an item replaced by what the item is, and no word on being a concept."""
    bestanden = als_bestanden(catalogus)
    namen: dict[str, str] = {}
    for soort, kenmerk in (
        ("Catalogus", ("domein", "rsin")), ("InformatieObjectType", ("omschrijving", "beginGeldigheid")),
        ("BesluitType", ("omschrijving", "beginGeldigheid")), ("ZaakType", ("identificatie", "beginGeldigheid")),
        ("StatusType", ("zaaktype", "volgnummer")), ("ResultaatType", ("zaaktype", "omschrijving")),
        ("RolType", ("zaaktype", "omschrijving")), ("Eigenschap", ("zaaktype", "naam")),
        ("ZaakTypeInformatieObjectType", ("zaaktype", "volgnummer")),
        ("ZaakObjectType", ("zaaktype", "relatieOmschrijving", "objecttype")),
    ):  # fmt: skip
        for ding in bestanden[soort]:
            delen = (str(namen.get(ding[veld], ding[veld])) for veld in kenmerk)
            namen[ding["url"]] = f"{soort}: {' '.join(delen)}"

    def vervang(waarde: Any) -> Any:
        if isinstance(waarde, dict):
            return {k: vervang(w) for k, w in waarde.items() if k != "concept"}
        if isinstance(waarde, list):
            return sorted(map(vervang, waarde), key=str)
        return namen.get(waarde, waarde) if isinstance(waarde, str) else waarde

    return {soort: sorted(map(vervang, dingen), key=lambda d: d["url"]) for soort, dingen in bestanden.items()}


@pytest.fixture
def ander(db: None) -> Organisatie:
    return maak_organisatie("ander")


def test_de_catalogus_van_rivierveen_komt_zonder_verschil_terug(ander: Organisatie) -> None:
    geef_uit(lees_pakket(RIVIERVEEN).pakket, door=DOOR)
    bron = Catalogus.objects.get(organisatie__slug="rivierveen")
    verslag = importeer_catalogus(ander, exporteer_catalogus(bron), DOOR)
    doel = Catalogus.objects.get(organisatie=ander)
    assert verslag.catalogus_id == doel.id
    assert verslag.aantallen["ZaakType"] == 69
    assert zonder_adressen(doel) == zonder_adressen(bron)
    assert not Zaaktype.objects.filter(catalogus=doel, concept=False).exists()
    ids = [set(Zaaktype.objects.filter(catalogus=c).values_list("id", flat=True)) for c in (bron, doel)]
    assert ids[0].isdisjoint(ids[1])
