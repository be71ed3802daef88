"""Purpose: why personal data is read. No purpose, no data."""

from dataclasses import dataclass

from .actoren import Actor


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
