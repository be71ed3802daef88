"""The location of cases: check GeoJSON, and find the cases within an area.

PostgreSQL selects by bounding box (an index on ``zaken_omtrek``), so that only nearby cases are compared.
GEOS then decides exactly, by the definition of the OGC: a case on the boundary only isn't within. The library
is loaded at first use.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from ..fouten import veldfout

HOOGSTENS = 50_000
"""The most cases within the bounding box of an area; a larger area is refused."""
_GROOTST = 100_000
"""The most positions of a geometry."""


def is_geldig(geometrie: Any) -> bool:
    """Return whether rings are closed and have four positions, lines two, and every position two or three
    numbers. The contract checks the rest.
    """
    try:
        aantal = _tel(geometrie)
    except (KeyError, TypeError, ValueError, RecursionError):
        return False
    return 0 < aantal <= _GROOTST


def _tel(geometrie: Any) -> int:
    soort, coordinaten = geometrie["type"], geometrie.get("coordinates")
    match soort:
        case "Point":
            return _lijn([coordinaten], 1)
        case "MultiPoint":
            return _lijn(coordinaten, 1)
        case "LineString":
            return _lijn(coordinaten, 2)
        case "MultiLineString":
            return sum(_lijn(lijn, 2) for lijn in coordinaten)
        case "Polygon":
            return _vlak(coordinaten)
        case "MultiPolygon":
            return sum(_vlak(vlak) for vlak in coordinaten)
        case "GeometryCollection":
            return sum(_tel(deel) for deel in geometrie["geometries"])
    raise ValueError(soort)


def _lijn(posities: Sequence[Any], minstens: int) -> int:
    if not isinstance(posities, list) or len(posities) < minstens:
        raise ValueError("posities")
    for positie in posities:
        if not isinstance(positie, list) or not 2 <= len(positie) <= 3 or not all(_getal(g) for g in positie):
            raise ValueError("positie")
    return len(posities)


def _getal(waarde: Any) -> bool:
    return isinstance(waarde, int | float) and not isinstance(waarde, bool) and abs(waarde) < 1e9


def _vlak(ringen: Sequence[Any]) -> int:
    if not isinstance(ringen, list) or not ringen:
        raise ValueError("ringen")
    aantal = 0
    for ring in ringen:
        aantal += _lijn(ring, 4)
        if ring[0][:2] != ring[-1][:2]:
            raise ValueError("ring")
    return aantal


def omtrek(gebied: Any) -> str:
    """Return the bounding box of an area, as PostgreSQL writes a box."""
    punten = list(_posities(gebied))
    xs, ys = [p[0] for p in punten], [p[1] for p in punten]
    return f"(({max(xs)!r},{max(ys)!r}),({min(xs)!r},{min(ys)!r}))"


def _posities(geometrie: Any) -> Iterator[Sequence[float]]:
    for deel in geometrie.get("geometries", ()):
        yield from _posities(deel)
    yield from _punten(geometrie.get("coordinates"))


def _punten(coordinaten: Any) -> Iterator[Sequence[float]]:
    if coordinaten and not isinstance(coordinaten[0], list):
        yield coordinaten
        return
    for deel in coordinaten or ():
        yield from _punten(deel)


def lees_gebied(waarde: Any, naam: str) -> dict[str, Any]:
    """Return the area in a search: a surface.

    Raises: OngeldigVerzoek.
    """
    if not isinstance(waarde, dict) or not is_geldig(waarde):
        raise veldfout(naam, "invalid", "Geef een geldige GeoJSON-geometrie op.")
    return waarde


def binnen(gebied: dict[str, Any], kandidaten: Sequence[tuple[uuid.UUID, str]]) -> list[uuid.UUID]:
    """Return those of ``kandidaten`` (id and GeoJSON) that lie within ``gebied``."""
    if not kandidaten:
        return []
    import shapely

    vlak = shapely.from_geojson(json.dumps(gebied))
    if not shapely.is_valid(vlak):
        vlak = shapely.make_valid(vlak)
    if vlak.geom_type == "GeometryCollection":
        vlak = shapely.union_all(shapely.get_parts(vlak))
    shapely.prepare(vlak)
    vormen = shapely.from_geojson([tekst for _id, tekst in kandidaten], on_invalid="ignore")
    ligt = shapely.within(vormen, vlak)
    return [id_ for (id_, _tekst), ja in zip(kandidaten, ligt, strict=True) if ja]
