"""Facts, the input of rules: about which person, on which day, from which source, and whether the value is
known (M-A4, M-B4, M-B7).

A household, a mandate and a right concern more than one person and more than one day. Therefore a fact names
its person and its period, and a rule looks at a collection of facts for one person on one day. Facts are
values: nothing here reads a database.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

CLIENT = "client"
"""The person that a fact or a rule is about when no other person is named."""
VANDAAG = "vandaag"
"""The name by which a rule reads the day on which it is evaluated ("YYYY-MM-DD")."""


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact about one person.

    ``naam`` is the name in the content ("heeft_hond", "client.leeftijd"). ``waarde`` is a JSON value or a
    date; None means that it is known that there is no value. A rule reads a date as a number of whole days
    from the day of evaluation: -3 is three days ago. ``wie`` is ``CLIENT`` or the pseudonym of another
    person. The fact is valid from ``vanaf`` up to but not including ``tot``; None means no bound. ``bron`` is
    the source ("client", "brp"). With ``bekend=False`` the value is unknown, and a rule must not act as if it
    were known.
    """

    naam: str
    waarde: Any = None
    wie: str = CLIENT
    vanaf: dt.date | None = None
    tot: dt.date | None = None
    bron: str = ""
    bekend: bool = True

    def __post_init__(self) -> None:
        if not self.bekend and self.waarde is not None:
            raise ValueError("wat niemand weet, heeft geen waarde")

    def geldt_op(self, dag: dt.date) -> bool:
        """Return whether the fact is valid on ``dag``."""
        return (self.vanaf is None or self.vanaf <= dag) and (self.tot is None or dag < self.tot)


class Feiten:
    """A collection of facts, read for the person ``wie`` on the day ``op``. Immutable; the order of the given
    facts has no effect.
    """

    __slots__ = ("_per", "op", "wie")

    def __init__(self, feiten: Iterable[Feit] = (), *, op: dt.date, wie: str = CLIENT) -> None:
        self.op, self.wie = op, wie
        per: dict[tuple[str, str], list[Feit]] = {}
        for feit in feiten:
            per.setdefault((feit.wie, feit.naam), []).append(feit)
        self._per = per

    def __iter__(self) -> Iterator[Feit]:
        """Iterate over every fact, of every person and every period."""
        return (feit for groep in self._per.values() for feit in groep)

    def __eq__(self, ander: object) -> bool:
        """Return whether every rule gives the same outcome for both: the same person and day, and per name
        the same valid fact.
        """
        return isinstance(ander, Feiten) and (self.op, self.wie, self._gelden()) == (
            ander.op,
            ander.wie,
            ander._gelden(),
        )

    __hash__ = None  # type: ignore[assignment]  # values may be lists and mappings

    def __repr__(self) -> str:
        return f"Feiten({len(self._per)} namen, op={self.op})"  # never a value: it could be logged

    def met(self, *feiten: Feit) -> "Feiten":
        """Return a collection in which these facts replace all earlier facts with the same person and name."""
        nieuw = {(f.wie, f.naam) for f in feiten}
        blijft = (f for f in self if (f.wie, f.naam) not in nieuw)
        return Feiten([*blijft, *feiten], op=self.op, wie=self.wie)

    def voor(self, wie: str, *, op: dt.date | None = None) -> "Feiten":
        """Return the same facts, read for another person or on another day."""
        return Feiten(self, op=op or self.op, wie=wie)

    def feit(self, naam: str) -> Feit:
        """Return the valid fact with that name about this person on this day; a fact with ``bekend=False``
        when there is none.

        Of several valid facts, the one with the latest begin counts. When facts with the same latest begin
        have different values, the value is unknown.
        """
        if naam == VANDAAG:
            return Feit(VANDAAG, self.op.isoformat(), wie=self.wie)
        geldig = [f for f in self._per.get((self.wie, naam), ()) if f.geldt_op(self.op)]
        if len(geldig) > 1:
            begin = max(f.vanaf or dt.date.min for f in geldig)
            geldig = [f for f in geldig if (f.vanaf or dt.date.min) == begin]
            bekend = sorted((f for f in geldig if f.bekend), key=_vaste_volgorde)
            geldig = bekend if bekend and all(f.waarde == bekend[0].waarde for f in bekend) else []
        return geldig[0] if geldig else Feit(naam, wie=self.wie, bekend=False)

    def waarde(self, naam: str) -> Any:
        """Return the value of a fact; None when there is no value, and also when the value is unknown."""
        return self.feit(naam).waarde

    def waarden(self) -> dict[str, Any]:
        """Return all facts about this person on this day as JSON values for a decision table; None for no
        value or an unknown value.
        """
        return self._genest(feit for feit in self._gelden().values())

    def waarden_van(self, paden: Iterable[str]) -> dict[str, Any] | None:
        """Return the values that an expression reads by ``paden`` ("client.leeftijd", "adres.postcode"); None
        when one of them is unknown.

        A path that isn't the name of a fact is either a member of a fact ("adres"), or stands for all facts
        below it ("client").
        """
        gelezen: list[Feit] = []
        for pad in paden:
            gevonden = self._op_pad(pad)
            if not gevonden or not all(feit.bekend for feit in gevonden):
                return None
            gelezen += gevonden
        return self._genest(gelezen)

    def _op_pad(self, pad: str) -> list[Feit]:
        kandidaat = pad
        while kandidaat:
            if kandidaat == VANDAAG or (self.wie, kandidaat) in self._per:
                return [self.feit(kandidaat)]
            kandidaat = kandidaat.rpartition(".")[0]
        return [self.feit(naam) for wie, naam in self._per if wie == self.wie and naam.startswith(f"{pad}.")]

    def _gelden(self) -> Mapping[str, Feit]:
        return {naam: self.feit(naam) for naam in (VANDAAG, *(n for w, n in self._per if w == self.wie))}

    def _genest(self, feiten: Iterable[Feit]) -> dict[str, Any]:
        uit: dict[str, Any] = {}
        for feit in sorted(feiten, key=lambda f: f.naam):  # "client" before "client.leeftijd"
            *groepen, naam = feit.naam.split(".")
            plek = uit
            for groep in groepen:
                huidig = plek.get(groep)
                eigen: dict[str, Any] = dict(huidig) if isinstance(huidig, Mapping) else {}
                plek[groep], plek = eigen, eigen
            waarde = feit.waarde
            plek[naam] = (waarde - self.op).days if isinstance(waarde, dt.date) else waarde
        return uit


def _vaste_volgorde(feit: Feit) -> tuple[str, str, dt.date, dt.date]:
    """Sort key of facts with the same value, so that the first of them doesn't depend on how they were given."""
    return (feit.bron, repr(feit.waarde), feit.vanaf or dt.date.min, feit.tot or dt.date.max)
