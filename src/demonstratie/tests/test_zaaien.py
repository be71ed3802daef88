"""Seeding the demonstration makes known what its catalogue refers to."""

from pathlib import Path

import pytest
from django.conf import settings

from demonstratie.zaaien import zaai
from eenloket.config.koppelingen import verbind
from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties.api import organisatie
from eenloket.midoffice.aanbod.api import vergeet
from eenloket.midoffice.aanbod.models import Resultaattype, Zaaktype
from eenloket.midoffice.aanbod.selectielijstadressen import vul_adressen
from eenloket.verbinding.conftest import Simulatoren, _simulatoren, simulatoren  # noqa: F401  # fixtures
from eenloket.verbinding.zgw.models import Dienst

pytestmark = pytest.mark.django_db


def test_rivierveen_kent_de_selectielijst_en_elke_klasse_heeft_een_adres(
    tmp_path: Path,
    simulatoren: Simulatoren,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lijst = f"{simulatoren.url}/selectielijst/api/v1"
    monkeypatch.setitem(settings.KOPPELINGEN, "SELECTIELIJST_URL", lijst)
    zaai(tmp_path)
    dienst = Dienst.objects.get()
    assert (dienst.url, dienst.soort, dienst.intern) == (f"{lijst}/", "selectielijst", True)
    verbind()
    try:
        vul_adressen(organisatie("rivierveen").id, door=systeem("test"))
    finally:
        monkeypatch.undo()
        verbind()
        vergeet()
    assert not Zaaktype.objects.exclude(selectielijst_procestype__startswith=f"{lijst}/procestypen/").exists()
    assert not Resultaattype.objects.exclude(selectielijstklasse__startswith=f"{lijst}/resultaten/").exists()
