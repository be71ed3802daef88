"""An application hears whether it may send again when the database went away under its change."""

import pytest

from eenloket.kern.tests.wegvallen import weg_bij
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak

from .klant import BASIS, maak_klant

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("tijdens_commit", [False, True])
def test_wat_een_toepassing_hoort_als_de_database_wegvalt(tijdens_commit: bool) -> None:
    """Before the commit nothing was saved, and later is a good time; during it only looking tells."""
    klant, soort = maak_klant(maak_organisatie()), maak_zaak().zaaktype_id
    lichaam = {
        "zaaktype": f"{BASIS}/catalogi/api/v1/zaaktypen/{soort}",
        "bronorganisatie": "517439943",
        "verantwoordelijkeOrganisatie": "517439943",
        "startdatum": "2026-11-01",
    }
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
