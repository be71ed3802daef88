"""Purpose: the reason why personal data is read. Code that has no purpose gets no personal data."""

from dataclasses import dataclass

from .actoren import Actor


@dataclass(frozen=True, slots=True)
class Doel:
    """A purpose: why, on which legal basis, for which service and by which actor personal data is processed
    (AVG art. 5 and 6).

    ``activiteit`` is the name of the activity in the register of processing activities (AVG art. 30).
    """

    activiteit: str
    grondslag: str
    door: Actor
    dienst: str = ""
    organisatie: str = ""
