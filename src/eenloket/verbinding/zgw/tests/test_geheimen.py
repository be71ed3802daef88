"""What stands for personal data in answers can't be made by who fills in a form."""

import pytest

from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.zaken.models import Zaak, Zaakeigenschap
from eenloket.midoffice.zaken.tests.bouwers import BSN, maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.geheimen import WEG, merk

from .klant import maak_klant

pytestmark = pytest.mark.django_db


def test_een_tekst_die_op_een_merk_lijkt_blijft_een_tekst() -> None:
    klant, zaak = maak_klant(maak_organisatie()), maak_zaak()
    wie = pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN)
    for tekst in (f"\x01persoon:rol:natuurlijk_persoon:{wie}:", "\x01onzin:x", "\x01weg"):
        Zaakeigenschap.objects.filter(zaak=zaak).update(waarde=tekst)
        Zaak.objects.filter(id=zaak.id).update(omschrijving=tekst)
        assert klant.get(f"zaken/zaken/{zaak.id}")["omschrijving"] == tekst
        [eigenschap] = klant.get(f"zaken/zaken/{zaak.id}/zaakeigenschappen")
        assert eigenschap["waarde"] == tekst


def test_een_pseudoniem_in_een_lichaam_geeft_geen_nummer() -> None:
    klant, zaak = maak_klant(maak_organisatie()), maak_zaak()
    wie = str(pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN))
    lichaam = {
        "zaak": f"http://testserver/zaken/api/v1/zaken/{zaak.id}",
        "objectType": "overige",
        "objectTypeOverige": "boom",
        "objectIdentificatie": {"overigeData": {"inpBsn": {"pseudoniem": wie}, "a": {"pseudoniem": "geen"}}},
    }
    gemaakt = klant.post("zaken/zaakobjecten", lichaam)
    assert gemaakt["objectIdentificatie"] == lichaam["objectIdentificatie"]
    lichaam["objectIdentificatie"] = {"overigeData": {"inpBsn": {"\x01pseudoniem": wie}}}
    assert klant.fouten("post", "zaken/zaakobjecten", lichaam)
    assert merk("x", "''") != merk("y", "''") != WEG
