"""Lines of rights of an application in words."""

from dataclasses import dataclass

from eenloket.verbinding.zgw.api import Applicatie, Rechtengroep, groepeer, woorden


@dataclass(frozen=True, slots=True)
class Rechtenregel:
    """A line of rights as a page shows it."""

    groep: Rechtengroep

    @property
    def onderdeel(self) -> str:
        """What the component is called."""
        return str(woorden.COMPONENTEN.get(self.groep.component, self.groep.component))

    @property
    def mag(self) -> list[str]:
        """What the scopes allow."""
        return [woorden.scope(naam) for naam in self.groep.scopes]

    @property
    def hoogste(self) -> str:
        """The highest level of confidentiality; empty when levels don't count."""
        return woorden.niveau(self.groep.niveau)


def regels_van(applicatie: Applicatie) -> list[Rechtenregel]:
    """The rights of an application in lines. Cost: one query, and one per component that has types."""
    groepen = groepeer(applicatie.autorisaties.order_by("id"), applicatie.organisatie_id)
    return [Rechtenregel(groep) for groep in groepen]
