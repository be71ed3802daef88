"""The input and output of the decision tree for the handling level, called the knip (M-B7; OL fig. 4.1 and
annex 4).

These are plain models, so that the content of a service can hold the answers, and the rule can read them
without importing the content.
"""

from enum import IntEnum, StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Niveau(IntEnum):
    """Handling level (M-B7): 1 handled while the client waits, 2 the front office handles all, 3 the back
    office decides.
    """

    MEEKLAAR = 1
    FRONTOFFICE = 2
    COPRODUCTIE = 3


class Producttype(StrEnum):
    """The product type, which sets the highest possible handling level (M-B7)."""

    INFORMATIE = "informatie_en_advies"
    EENVOUDIGE_TRANSACTIE = "eenvoudige_transactie"
    VASTE_CRITERIA = "beslissing_op_vaste_criteria"
    COMPLEXE_TRANSACTIE = "complexe_transactie"


Overweging = Literal[
    "productgegevens",
    "natuurlijke_buffer",
    "kwaliteitseisen",
    "afhandeltijd",
    "overleg_derden",
    "specialistische_kennis",
    "rechtsgeldigheid",
    "infrastructuurkosten",
    "balietijd",
    "juridische_toets",
    "minste_doorverwijzingen",
    "logisch_voor_medewerker",
    "logisch_voor_klant",
]
"""Considerations for the exact cut (OL annex 4); regels/tabellen/knip.json says to which level each points."""


class KnipAntwoorden(BaseModel):
    """Answers to the decision tree for the handling level (OL fig. 4.1); the first yes ends the tree."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    functiescheiding: bool = False
    beleidsgevolgen: bool = False
    derden: Literal["nee", "licht", "zwaar"] = Field(
        default="nee", description="licht → 2, zwaar (advice) → 3"
    )
    hoog_schaderisico: bool = False
    beleidsinterpretatie: Literal["nee", "standaardiseerbaar", "niet_standaardiseerbaar"] = "nee"
    politiek_gevoelig: bool = False
    uitzonderingen: bool = False
    overwegingen: tuple[Overweging, ...] = Field(
        default=(), description="Considerations for the exact cut (annex 4)"
    )
