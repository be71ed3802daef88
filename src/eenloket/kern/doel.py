"""Purpose: why personal data is read. No purpose, no data."""

from dataclasses import dataclass

from .actoren import Actor

PUBLIEKE_TAAK = "AVG artikel 6, eerste lid, onder e"
"""The ground where no law of one service says more: a task in the public interest."""


@dataclass(frozen=True, slots=True)
class Doel:
    """Why, on which basis, for which service and by whom personal data is processed (AVG art. 5 and 6).

    ``activiteit`` names the activity in the register of processing activities (AVG art. 30).
    """

    activiteit: str
    grondslag: str
    door: Actor
    dienst: str = ""
    organisatie: str = ""
