"""What a process remembers of rights is never older than what it knows to have changed."""

from typing import Any

import pytest

from eenloket.kern.actoren import systeem
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.models import Applicatie
from eenloket.verbinding.zgw.tests.klant import maak_klant
from eenloket.verbinding.zgw.toegang import rechten
from eenloket.verbinding.zgw.toegang.acties import verwijder_applicatie


@pytest.mark.django_db
def test_wat_tijdens_een_wijziging_is_gelezen_blijft_niet_hangen(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thread reads the rights just before they are withdrawn, and remembers them just after another one noticed."""
    klant = maak_klant(maak_organisatie())
    rechten.vergeet()
    lees, geweest = rechten._lees, []

    def onderbroken(client_id: str) -> Any:
        gelezen = lees(client_id)
        if not geweest:
            geweest.append(client_id)
            verwijder_applicatie(Applicatie.objects.get(client_ids=[client_id]), door=systeem("test"))
            andere_draad = rechten.rechten_van(client_id)
            assert andere_draad is not None
            assert not andere_draad.alles
        return gelezen

    monkeypatch.setattr(rechten, "_lees", onderbroken)
    eerste = rechten.rechten_van(klant.client_id)
    assert eerste is not None
    assert eerste.alles
    daarna = rechten.rechten_van(klant.client_id)
    assert daarna is not None
    assert not daarna.alles
