"""Which partners there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partij:
    """A partner: takes orders ("opdrachten") or gives advice ("adviesvragen")."""

    slug: str
    naam: str
    soort: str

    def geheim(self, gedeeld: str = "") -> str:
        """Secret of its webhook signatures: the shared one of this run, otherwise one per partner."""
        return gedeeld or f"simulator-{self.slug}"


PARTIJEN = {
    partij.slug: partij
    for partij in (
        Partij("de-brede-stroom", "Waterschap De Brede Stroom", "opdrachten"),
        Partij("stromen-wonen", "Stromen Wonen", "opdrachten"),
        Partij("rivierenergie", "Rivierenergie", "opdrachten"),
        Partij("kamer-van-koophandel", "Kamer van Koophandel (kantoor Rivierveen)", "opdrachten"),
        Partij("politie-rivierveen", "Politie Rivierveen", "adviesvragen"),
        Partij("brandweer-rivierveen", "Brandweer Rivierveen", "adviesvragen"),
    )
}
ALIAS = {"waterschap-de-brede-stroom": "de-brede-stroom"}
"""Other names in addresses for the same partner."""

UITKOMSTEN = {
    "opdrachten": ("uitgevoerd", "geweigerd"),
    "adviesvragen": ("positief", "negatief", "met_voorwaarden"),
}
EINDE = ("uitgevoerd", "geweigerd", "advies", "ingetrokken")
