"""An application hears whether it may send again when the database went away under its change."""

import pytest
from django.http import HttpResponseBase

from eenloket.kern.tests.wegvallen import weg_bij
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak

from ..aanroep import Aanroep
from ..operaties import HANDELINGEN
from .klant import BASIS, maak_klant

pytestmark = pytest.mark.django_db(transaction=True)


def _zaak() -> dict[str, str]:
    return {
        "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{maak_zaak().zaaktype_id}",
        "bronorganisatie": "517439943",
        "verantwoordelijkeOrganisatie": "517439943",
        "startdatum": "2026-11-01",
    }


@pytest.mark.parametrize("tijdens_commit", [False, True])
def test_wat_een_toepassing_hoort_als_de_database_wegvalt(tijdens_commit: bool) -> None:
    """Before the commit nothing was saved, and later is a good time; during it only looking tells."""
    klant, lichaam = maak_klant(maak_organisatie()), _zaak()
    klant.post("zaken/zaken", lichaam)
    aantal = Zaak.objects.count()
    with weg_bij("zaken_zaak", tijdens_commit=tijdens_commit) as gezien:
        with pytest.raises(AssertionError, match="503"):  # what the client never expects
            klant.post("zaken/zaken", lichaam, status=503)
        fout = klant.antwoord.json()
    assert (gezien == ["COMMIT"]) is tijdens_commit
    if tijdens_commit:
        assert fout["code"] == "outcome_unknown"
        assert "Zoek eerst op of het er is" in fout["detail"]
        assert "Retry-After" not in klant.antwoord.headers
    else:
        assert fout["code"] == "service_unavailable"
        assert "Er is niets opgeslagen." in fout["detail"]
        assert klant.antwoord.headers["Retry-After"] == "5"
        assert Zaak.objects.count() == aantal
    klant.post("zaken/zaken", lichaam)


@pytest.mark.parametrize("erna", [False, True])
def test_wat_een_toepassing_hoort_bij_een_fout_die_niemand_voorzag(
    monkeypatch: pytest.MonkeyPatch, erna: bool
) -> None:
    """After the commit it is there: who sends it again makes a second one."""
    klant, lichaam = maak_klant(maak_organisatie()), _zaak()
    sleutel = ("zaken", "zaak_create")
    maak = HANDELINGEN[sleutel]

    def struikelt(aanroep: Aanroep) -> HttpResponseBase:
        if erna:
            maak(aanroep)
        raise RuntimeError("struikelt")

    aantal = Zaak.objects.count()
    monkeypatch.setitem(HANDELINGEN, sleutel, struikelt)
    with pytest.raises(AssertionError, match="500"):
        klant.post("zaken/zaken", lichaam, status=500)
    assert Zaak.objects.count() == aantal + erna
    fout = klant.antwoord.json()
    assert fout["code"] == ("outcome_unknown" if erna else "error")
    assert ("Zoek eerst op wat er is" in fout["detail"]) is erna
