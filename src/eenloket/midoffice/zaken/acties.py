"""Everything that can be done with a case, in one place to import from."""

from .openen import Opening, open_zaak, open_zaken, start_zaak
from .taakacties import (
    beantwoord,
    registreer_advies,
    rond_taak_af,
    stel_taak,
    toets_steekproef,
    vink_af,
    vraag_advies,
    vraag_client,
    zet_apart,
)
from .termijnen import hervat, schort_op, verleng
from .verloop import breek_af, geef_terug, neem_in_behandeling, sluit, zet_status

__all__ = [
    "Opening",
    "beantwoord",
    "breek_af",
    "geef_terug",
    "hervat",
    "neem_in_behandeling",
    "open_zaak",
    "open_zaken",
    "registreer_advies",
    "rond_taak_af",
    "schort_op",
    "sluit",
    "start_zaak",
    "stel_taak",
    "toets_steekproef",
    "verleng",
    "vink_af",
    "vraag_advies",
    "vraag_client",
    "zet_apart",
    "zet_status",
]
