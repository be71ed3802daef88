"""Texts that stand encrypted and name nobody by themselves: values of properties, notes. All of an answer are opened at once.

No person is looked up by them, so reading them isn't a processing of its own; what is read of persons logs itself (``persoonsgegevens``).
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.zaken.models import Zaakeigenschap, Zaaknotitie

from .geheimen import merk, onthuller
from .velden import Veld
from .vraag import Vraag

SOORT = "tekst"
_VELDEN: Mapping[str, VersleuteldVeld] = {
    "eigenschap": Zaakeigenschap._meta.get_field("waarde"),
    "onderwerp": Zaaknotitie._meta.get_field("onderwerp"),
    "notitie": Zaaknotitie._meta.get_field("tekst"),
}
"""By first part of a mark: which field its encrypted bytes are of."""


@dataclass(frozen=True)
class Versleuteld(Veld):
    """A text in an encrypted column. ``vorm`` says of which field. The audit trail doesn't hold the column: there the text is null."""

    vorm: str = ""

    def lees(self, t: str) -> str:
        geheim = f'{t}."{self.attribuut}"'
        dicht = merk(SOORT, f"'{self.vorm}'", f"translate(encode({geheim}, 'base64'), E'\\n', '')")
        return f"CASE WHEN {geheim} IS NOT NULL THEN {dicht} END"


@onthuller(SOORT)
def _onthul(delen: list[str], vraag: Vraag) -> list[bytes]:
    return [_open(*deel.split(":")) for deel in delen]


def _open(vorm: str, geheim: str) -> bytes:
    waarde = _VELDEN[vorm].from_db_value(base64.b64decode(geheim), None, None)
    return json.dumps(waarde, ensure_ascii=False).encode()
