"""Builders of decision models and facts for tests."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from eenloket.midoffice.regels.api import Feit, Feiten

DAG = dt.date(2026, 3, 1)

UITVOER = ("uitkomst", "reden_nl", "reden_en", "regel")


def maak_model(
    *regels: tuple[dict[str, str], str], kolommen: tuple[str, ...] = ("aantal",), beleid: str = "first"
) -> dict[str, Any]:
    """A table: each rule is its cells by column and its outcome ("toekennen")."""
    rijen = [
        {
            "_id": f"r{n}",
            **{f"i-{kolom}": cellen.get(kolom, "") for kolom in kolommen},
            "o-uitkomst": f"'{uitkomst}'",
            "o-reden_nl": f"'reden {n}'",
            "o-reden_en": f"'reason {n}'",
            "o-regel": f"'artikel {n}'",
        }
        for n, (cellen, uitkomst) in enumerate(regels, start=1)
    ]
    tabel = {
        "hitPolicy": beleid,
        "inputs": [{"id": f"i-{k}", "name": k, "field": k} for k in kolommen],
        "outputs": [{"id": f"o-{u}", "name": u, "field": u} for u in UITVOER],
        "rules": rijen,
    }
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "content": {}},
            {"id": "tabel", "type": "decisionTableNode", "name": "tabel", "content": tabel},
            {"id": "uit", "type": "outputNode", "name": "uit", "content": {}},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "tabel", "type": "edge"},
            {"id": "b", "sourceId": "tabel", "targetId": "uit", "type": "edge"},
        ],
    }


def feiten_uit(waarden: Mapping[str, Any], op: dt.date = DAG) -> Feiten:
    """Known facts about the client by name; what isn't there nobody knows."""
    return Feiten([Feit(naam, waarde) for naam, waarde in waarden.items()], op=op)


def feiten_met(**waarden: Any) -> Feiten:
    """As ``feiten_uit``, for names that are Python's too."""
    return feiten_uit(waarden)
