"""Letters on paper: a PDF to a print service."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.utils import formats, translation

from eenloket.kern.klok import vandaag
from eenloket.midoffice.berichten.ports import Zending
from eenloket.verbinding.netwerk import Verbinding

from .antwoorden import bereikbaar, stel_zeker, uitkomst

_SJABLOON = Path(__file__).with_name("brief.typ")


class Brief:
    """Sends the text as a letter, and each attached PDF after it in the same envelope's reference."""

    naam = "post"

    def __init__(self, url: str, sleutel: str, *, tijd: float = 15.0) -> None:
        self.verbinding = Verbinding("brieven", url, koppen={"Authorization": f"Bearer {sleutel}"}, tijd=tijd)

    def stuur(self, zending: Zending) -> None:
        """See the port. Address: ``naam``, ``straat``, ``huisnummer``, ``huisletter``, ``toevoeging``, ``postcode``, ``plaats``."""
        regels = geadresseerde(zending.adres)
        stukken = [("brief.pdf", als_pdf(zending, regels))]
        stukken += [(b.naam, b.inhoud) for b in zending.bijlagen if b.formaat == "application/pdf"]
        for plek, (naam, pdf) in enumerate(stukken):
            formulier = {
                "geadresseerde": "\n".join(regels),
                "kenmerk": f"{zending.sleutel}/{plek + 1} van {len(stukken)}",
            }
            bestand = {"document": (naam, pdf, "application/pdf")}
            koppen = {"Idempotency-Key": f"{zending.sleutel}/{plek}"}
            stel_zeker(
                self.verbinding.vraag("POST", "", uitkomst, data=formulier, files=bestand, headers=koppen)
            )

    def controleer(self) -> None:
        """Send an empty letter; the refusal proves address and key. Raises: BuitenBereik."""
        self.verbinding.vraag("POST", "", bereikbaar, data={"geadresseerde": ""})


def geadresseerde(adres: Mapping[str, str]) -> list[str]:
    """The lines in the window. Raises: ValueError when something is missing."""
    if not all(adres.get(deel) for deel in ("naam", "straat", "huisnummer", "postcode", "plaats")):
        raise ValueError("geen postadres")
    toevoeging = adres.get("toevoeging", "")
    huis = f"{adres['huisnummer']}{adres.get('huisletter', '')}{f'-{toevoeging}' if toevoeging else ''}"
    postcode = adres["postcode"].replace(" ", "").upper()
    return [
        adres["naam"],
        f"{adres['straat']} {huis}",
        f"{postcode[:4]} {postcode[4:]}  {adres['plaats'].upper()}",
    ]


def als_pdf(zending: Zending, regels: list[str]) -> bytes:
    """The letter as PDF/UA-1 with the text of ``zending``. The date is today's, so a repetition on another day differs only there."""
    import typst  # a large library, needed by a worker that sends a letter and by nobody else

    with translation.override(zending.taal):
        datum = formats.date_format(vandaag(), "j F Y")
    gegevens = {
        "afzender": zending.afzender,
        "onderwerp": zending.onderwerp,
        "taal": zending.taal,
        "datum": datum,
        "geadresseerde": regels,
        "alineas": [alinea.strip() for alinea in zending.tekst.split("\n\n") if alinea.strip()],
    }
    pdf = typst.compile(
        _sjabloon(),
        format="pdf",
        sys_inputs={"gegevens": json.dumps(gegevens)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert isinstance(pdf, bytes)
    return pdf


@lru_cache(maxsize=1)
def _sjabloon() -> bytes:
    return _SJABLOON.read_bytes()
