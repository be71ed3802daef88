"""Headers as they reach us through the real web server."""

import uuid

import pytest

from .wereld import Wereld


@pytest.mark.parametrize(
    ("gestuurd", "gelezen"),
    [
        (b"correctie", "correctie"),
        (b"UTF-8''Op%20verzoek%20van%20Ren%C3%A9e", "Op verzoek van Renée"),
        ("Op verzoek van Renée".encode(), ""),
        ("Op verzoek van Renée".encode("latin-1"), ""),
    ],
)
def test_een_toelichting_met_letters_buiten_ascii(wereld: Wereld, gestuurd: bytes, gelezen: str) -> None:
    """Bytes above ASCII don't survive the web server, as docs/beheer/koppelen.md says: it must say so no longer once they do."""
    zaak = wereld.zaak()
    koppen = [(b"X-Audit-Toelichting", gestuurd)]
    wereld.vraag("PATCH", zaak, json={"toelichting": uuid.uuid4().hex}, headers=koppen)
    assert wereld.vraag("GET", f"{zaak}/audittrail")[-1]["toelichting"] == gelezen
