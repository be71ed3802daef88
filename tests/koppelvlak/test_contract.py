"""Every operation of every contract, asked of a running house with what fits its description and with what doesn't.

No 5xx, ever; a success as the contract has it; an error as problem+json. By default a bounded number of examples, the same ones each time;
``make fuzz`` tries many, at random (FUZZ=n examples per operation).
"""

import os
from collections import Counter
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from eenloket.verbinding.zgw.contract import APIS, contract

from .wereld import Wereld, keur

AANTAL = int(os.environ.get("FUZZ", "3"))
LANG = "FUZZ" in os.environ
_SCHEMAS = {api: schemathesis.openapi.from_dict(contract(api).document) for api in APIS}
OPERATIES = [(op.api, op.id) for api in APIS for op in contract(api).operaties.values()]
_VERWIJST = {
    "zaaktype": "catalogi/zaaktypen", "statustype": "catalogi/statustypen", "roltype": "catalogi/roltypen", "resultaattype": "catalogi/resultaattypen",
    "eigenschap": "catalogi/eigenschappen", "informatieobjecttype": "catalogi/informatieobjecttypen", "besluittype": "catalogi/besluittypen",
    "catalogus": "catalogi/catalogussen", "zaak": "zaken/zaken", "hoofdzaak": "zaken/zaken", "status": "zaken/statussen", "gerelateerdAan": "zaken/zaken",
    "informatieobject": "documenten/enkelvoudiginformatieobjecten", "object": "zaken/zaken", "besluit": "besluiten/besluiten",
    "zaakobjecttype": "catalogi/zaakobjecttypen",
}  # fmt: skip
"""Fields that name a resource: half of the time what is sent there is one that exists."""


TELLING: Counter[int] = Counter()
"""Answers by status."""


def bestaand(wereld: Wereld, waarde: Any, kies: Any) -> Any:
    """``waarde`` with addresses of things that exist in the places of addresses."""
    if isinstance(waarde, dict):
        uit = {}
        for naam, w in waarde.items():
            er = wereld.ding.get(_VERWIJST.get(naam, ""), [])
            uit[naam] = (
                kies(st.sampled_from(er))
                if er and isinstance(w, str) and kies(st.booleans())
                else bestaand(wereld, w, kies)
            )
        return uit
    return [bestaand(wereld, w, kies) for w in waarde] if isinstance(waarde, list) else waarde


def vul_pad(wereld: Wereld, api: str, pad: str, kies: Any) -> str:
    """The path with ids of things that exist; of removals those are left to live, else nothing would be left to ask for."""
    delen = pad.split("/")
    for plek, deel in enumerate(delen):
        if deel.startswith("{"):
            er = wereld.ding.get(f"{api}/{delen[plek - 1]}", [])
            delen[plek] = (
                kies(st.sampled_from(er)).rpartition("/")[2] if er else "00000000-0000-4000-8000-000000000000"
            )
    return f"/{api}/api/v1" + "/".join(delen)


@pytest.mark.parametrize(
    "soort", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["passend", "onpassend"]
)
@pytest.mark.parametrize(("api", "id_"), OPERATIES, ids=lambda w: str(w))
def test_elke_operatie_antwoordt_naar_het_contract(
    wereld: Wereld, api: str, id_: str, soort: GenerationMode
) -> None:
    operatie = contract(api).operaties[id_]
    strategie = _SCHEMAS[api][operatie.pad][operatie.methode].as_strategy(generation_mode=soort)

    @given(geval=strategie, gegevens=st.data())
    @settings(
        max_examples=AANTAL, deadline=None, derandomize=not LANG, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def probeer(geval: Any, gegevens: st.DataObject) -> None:
        pad = vul_pad(wereld, api, operatie.pad, gegevens.draw)
        if operatie.methode == "DELETE":
            pad = pad[:-12] + "000000000000"
        lichaam = (
            bestaand(wereld, geval.body, gegevens.draw)
            if isinstance(geval.body, (dict, list))
            else geval.body
        )
        anders: dict[str, Any] = {}
        if isinstance(lichaam, bytes):
            anders = {"content": lichaam, "headers": {"Content-Type": "application/json"}}
        elif geval.media_type == "application/json" and isinstance(
            lichaam, (dict, list, str, int, float, bool, type(None))
        ):
            anders = {"json": lichaam}
        vragen = {
            k: w if isinstance(w, str) else ",".join(map(str, w)) if isinstance(w, list) else str(w)
            for k, w in (geval.query or {}).items()
        }
        try:
            antwoord = wereld.http.request(operatie.methode, pad, params=vragen, **anders)
        except (UnicodeEncodeError, ValueError, httpx.InvalidURL):
            return  # what no client can send
        TELLING[antwoord.status_code] += 1
        keur(antwoord, operatie.methode)

    probeer()


def test_er_lukt_ook_iets(wereld: Wereld) -> None:
    """Answers that are all refusals would prove little: what fits its description is also carried out."""
    print(f"\n{sum(TELLING.values())} verzoeken: {dict(sorted(TELLING.items()))}")
    assert TELLING[200] > 100
    assert TELLING[201]
    assert not TELLING[401] + TELLING[403], "it may still do all"
    assert not [status for status in TELLING if status >= 500]
