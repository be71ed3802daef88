"""Encrypted texts that by themselves name nobody: values of properties, notes. All texts of an answer are
decrypted at once.

Nobody is found by these texts, so reading them isn't logged as a processing. ``persoonsgegevens`` logs the
reading of data of persons.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.zaken.models import Zaakeigenschap, Zaaknotitie

from .aanroep import Aanroep
from .geheimen import merk, onthuller
from .velden import Veld

SOORT = "tekst"
_VELDEN: Mapping[str, VersleuteldVeld] = {
    "eigenschap": Zaakeigenschap._meta.get_field("waarde"),
    "onderwerp": Zaaknotitie._meta.get_field("onderwerp"),
    "notitie": Zaaknotitie._meta.get_field("tekst"),
}
"""By the first part of a mark: the field from which its encrypted bytes come."""


@dataclass(frozen=True)
class Versleuteld(Veld):
    """A text in an encrypted column; ``vorm`` says which field. The audit trail doesn't hold the column, so
    the text is null there.
    """

    vorm: str = ""

    def lees(self, t: str) -> str:
        geheim = f'{t}."{self.attribuut}"'
        dicht = merk(SOORT, f"'{self.vorm}'", f"translate(encode({geheim}, 'base64'), E'\\n', '')")
        return f"CASE WHEN {geheim} IS NOT NULL THEN {dicht} END"


@onthuller(SOORT)
def _onthul(delen: list[str], aanroep: Aanroep) -> list[bytes]:
    return [_open(*deel.split(":")) for deel in delen]


def _open(vorm: str, geheim: str) -> bytes:
    waarde = _VELDEN[vorm].from_db_value(base64.b64decode(geheim), None, None)
    return json.dumps(waarde, ensure_ascii=False).encode()
