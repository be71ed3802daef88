"""Pictures of figures: widths and points computed here, drawn as SVG by <c-figuur>, each with its table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

BREEDTE, HOOGTE = 600, 200


@dataclass(frozen=True, slots=True)
class Punt:
    """One value: `deel` is its share of the largest in per cent (0–100), x and y are places in the line picture."""

    label: str
    waarde: float
    tekst: str
    deel: float
    x: float
    y: float


def punten(gegevens: Iterable[Mapping[str, Any]]) -> list[Punt]:
    """Values {label, waarde, tekst?} → points. The scale starts at 0, so that a bar never exaggerates."""
    rijen = list(gegevens)
    grootste = max((float(rij["waarde"]) for rij in rijen), default=0.0) or 1.0
    stap = BREEDTE / max(1, len(rijen) - 1)
    uit = []
    for nummer, rij in enumerate(rijen):
        waarde = float(rij["waarde"])
        deel = round(max(0.0, waarde) / grootste * 100, 1)
        y = round(HOOGTE - HOOGTE * deel / 100, 1)
        tekst = str(rij.get("tekst") or rij["waarde"])
        uit.append(Punt(str(rij["label"]), waarde, tekst, deel, round(nummer * stap, 1), y))
    return uit


def lijn(reeks: list[Punt]) -> str:
    """The `points` attribute of a polyline."""
    return " ".join(f"{punt.x},{punt.y}" for punt in reeks)
