"""Jobs that run once a day get another try."""

import pytest
from procrastinate.contrib.django import app

from eenloket.frontoffice.kennis import taken as kennis
from eenloket.midoffice.berichten import taken as berichten
from eenloket.midoffice.zaken import taken as zaken


@pytest.mark.parametrize(
    "taak", [kennis.ververs, zaken.bewaak_termijnen, berichten.herinner], ids=lambda t: t.name
)
def test_een_dagtaak_die_mislukt_komt_dezelfde_ochtend_terug(taak: object) -> None:
    taak = app.tasks[taak.name]  # type: ignore[attr-defined]
    strategie = taak.retry_strategy
    assert strategie is not None
    wachten = [strategie.exponential_wait**n for n in range(1, strategie.max_attempts + 1)]
    assert 3600 < sum(wachten) < 12 * 3600
