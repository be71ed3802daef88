"""Dutch compounds: "hondenpoepbakje" is honden + poep + bakje. Pure functions over a vocabulary."""

from collections.abc import Callable

KORTSTE, LANGSTE = 3, 24
_TUSSEN = ("", "s", "en", "e", "n")


def stukken(woord: str) -> set[str]:
    """Every piece of ``woord`` that could be a part of it, to ask the vocabulary about in one go."""
    if len(woord) < 7:
        return set()
    einde = len(woord)
    return {
        woord[i:j]
        for i in range(min(einde, 40))
        for j in range(i + KORTSTE, min(einde, i + LANGSTE) + 1)
        if (i, j) != (0, einde)
    }


def delen(woord: str, bekend: Callable[[str], bool]) -> list[str]:
    """The known parts of ``woord``; empty when it isn't a compound of words that we know.

    The fewest parts win; at most one part may be unknown (a word the vocabulary lacks), and then the known ones must be
    more than half of it.
    """
    if len(woord) < 7 or len(woord) > 60:
        return []
    beste: list[tuple[float, tuple[str, ...], bool] | None] = [None] * (len(woord) + 1)
    beste[0] = (0.0, (), False)
    for i in range(len(woord)):
        if (hier := beste[i]) is None:
            continue
        kosten, tot_nu, gat = hier
        for j in range(i + KORTSTE, min(len(woord), i + LANGSTE) + 1):
            stuk = woord[i:j]
            is_bekend = (i, j) != (0, len(woord)) and bekend(stuk)
            if not is_bekend and gat:
                continue
            # short parts are often chance ("ver", "ter"), an unknown part is a last resort
            prijs = (1.0 + (0.8 if len(stuk) == KORTSTE else 0.0)) if is_bekend else 1.5 + 0.3 * len(stuk)
            nieuw = (kosten + prijs, (*tot_nu, stuk) if is_bekend else tot_nu, gat or not is_bekend)
            for tussen in _TUSSEN if is_bekend and j < len(woord) else ("",):
                eind = j + len(tussen)
                if woord[j:eind] == tussen and (
                    (oud := beste[eind]) is None or nieuw[0] + len(tussen) * 0.1 < oud[0]
                ):
                    beste[eind] = (nieuw[0] + len(tussen) * 0.1, nieuw[1], nieuw[2])
    einde = beste[-1]
    if einde is None or not einde[1] or sum(map(len, einde[1])) * 2 <= len(woord):
        return []
    return list(einde[1])
