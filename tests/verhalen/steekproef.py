"""What is drawn for a check is approved by staff on the real pages, so that no story depends on the draw (M-B7)."""

import re

from playwright.sync_api import Browser, expect

from .bezoeker import bezoeker
from .huis import Huis

TOETSERS = {
    "adreswijziging": "burgerzaken",
    "afvalcontainer": "vergunningen",
    "dranghekken-lenen": "vergunningen",
    "hond-aanmelden": "sociaal",
}
"""Service → who has its mandate."""


def getrokken(huis: Huis, nummer: str) -> dict[str, str]:
    """Service → case number, of what was put aside in this request and still waits for somebody."""
    rijen = huis.sql(
        "SELECT k.dienst, z.identificatie FROM aanvragen_knoop k JOIN aanvragen_aanvraag a ON a.id = k.aanvraag_id"
        " JOIN zaken_zaak z ON z.id = k.zaak_id JOIN zaken_taak t ON t.zaak_id = z.id"
        " WHERE a.nummer = %s AND t.soort = 'steekproef' AND t.klaar_op IS NULL",
        nummer,
    )
    return {str(dienst): str(zaak) for dienst, zaak in rijen}


def toets(browser: Browser, huis: Huis, nummer: str) -> list[str]:
    """Staff find that the table was right in each of these cases; the services."""
    wachten = getrokken(huis, nummer)
    for dienst, zaak in wachten.items():
        with bezoeker(browser, huis) as m:
            m.log_in_als(TOETSERS[dienst])
            m.naar(f"/behandeling/zaken/{zaak}")
            form = m.pagina.locator("form[action$='/steekproef']")
            ja = form.locator("input[type=radio][name=akkoord][value=ja]")
            m.pagina.locator(f"label[for='{ja.get_attribute('id')}']").click()
            m.druk(form.get_by_role("button", name=re.compile("Toets bewaren")))
            expect(m.pagina.get_by_text("Deze zaak is klaar")).to_be_visible()
    return list(wachten)
