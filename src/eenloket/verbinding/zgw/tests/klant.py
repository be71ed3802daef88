"""A client of the APIs for tests: signs its calls, and holds every answer against the contract."""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema_rs
from django.test import Client as Djangoklant
from joserfc import jwt
from joserfc.jwk import OctKey

from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties.models import Organisatie
from eenloket.verbinding.zgw.contract import contract
from eenloket.verbinding.zgw.route import api_van, zoek
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit

BASIS = "http://testserver"
GEHEIM = "een-geheim-van-meer-dan-tweeendertig-tekens"


def maak_token(client_id: str, geheim: str = GEHEIM, **claims: Any) -> str:
    """A signed token; ``claims`` replace or add."""
    inhoud = {
        "iss": client_id,
        "iat": int(time.time()),
        "client_id": client_id,
        "user_id": "proef",
        "user_representation": "Proef",
    } | claims
    return jwt.encode(
        {"alg": "HS256"}, {k: w for k, w in inhoud.items() if w is not None}, OctKey.import_key(geheim)
    )


@cache
def _keurder(api: str, operatie: str) -> "jsonschema_rs.Draft202012Validator | None":
    op = contract(api).operaties[operatie]
    return None if op.antwoord is None else contract(api).validator(op.antwoord, antwoord=True)


class Klant:
    """Calls as an application: ``get("zaken/zaken")``, ``post("zaken/statussen", {...}, status=201)``."""

    def __init__(self, client_id: str, geheim: str = GEHEIM) -> None:
        self.client_id, self.geheim = client_id, geheim
        self.web = Djangoklant(raise_request_exception=True)

    def __call__(
        self,
        methode: str,
        pad: str,
        lichaam: Any = None,
        *,
        status: int | None = None,
        koppen: dict[str, str] | None = None,
        **vragen: Any,
    ) -> Any:
        """The parsed answer (None without content). ``pad`` is "api/rest" or a whole address."""
        volledig = pad.removeprefix(BASIS) if "://" in pad else "/" + pad.replace("/", "/api/v1/", 1)
        koppen = {"Authorization": f"Bearer {maak_token(self.client_id, self.geheim)}"} | (koppen or {})
        anders = {"data": lichaam, "content_type": "application/json"} if lichaam is not None else {}
        if vragen:
            anders["query_params"] = dict(vragen)
        self.antwoord = getattr(self.web, methode)(volledig, headers=koppen, **anders)
        inhoud = (
            self.antwoord.json()
            if not self.antwoord.streaming
            and self.antwoord.content
            and "json" in self.antwoord.headers["Content-Type"]
            else None
        )
        if status is not None:
            assert self.antwoord.status_code == status, (self.antwoord.status_code, inhoud)
        self._keur(volledig.partition("?")[0], methode, inhoud)
        return inhoud

    def get(self, pad: str, *, status: int = 200, **anders: Any) -> Any:
        return self("get", pad, status=status, **anders)

    def post(self, pad: str, lichaam: Any, *, status: int = 201, **anders: Any) -> Any:
        return self("post", pad, lichaam, status=status, **anders)

    def put(self, pad: str, lichaam: Any, *, status: int = 200, **anders: Any) -> Any:
        return self("put", pad, lichaam, status=status, **anders)

    def patch(self, pad: str, lichaam: Any, *, status: int = 200, **anders: Any) -> Any:
        return self("patch", pad, lichaam, status=status, **anders)

    def delete(self, pad: str, *, status: int = 204, **anders: Any) -> Any:
        return self("delete", pad, status=status, **anders)

    def fouten(
        self, methode: str, pad: str, lichaam: Any, *, status: int = 400, **anders: Any
    ) -> dict[str, str]:
        """What is wrong: field → code."""
        inhoud = self(methode, pad, lichaam, status=status, **anders)
        return {f["name"]: f["code"] for f in inhoud.get("invalidParams", [])}

    def _keur(self, pad: str, methode: str, inhoud: Any) -> None:
        assert self.antwoord.status_code < 500, (self.antwoord.status_code, inhoud)
        if self.antwoord.status_code >= 300 or inhoud is None:
            if self.antwoord.status_code >= 400 and methode != "head":
                assert self.antwoord.headers["Content-Type"] == "application/problem+json"
                assert {"code", "title", "status", "detail", "instance"} <= set(inhoud)
            return
        gevonden = api_van(pad)
        assert gevonden is not None, pad
        operatie, _ids = zoek(*gevonden, methode.upper())
        assert self.antwoord.status_code == operatie.status, (operatie.id, self.antwoord.status_code)
        if (keurder := _keurder(operatie.api, operatie.id)) is not None:
            fouten = [
                (".".join(map(str, f.instance_path)), f.message[:200]) for f in keurder.iter_errors(inhoud)
            ]
            assert not fouten, (operatie.id, fouten)


def maak_klant(organisatie: Organisatie, client_id: str = "proef", *, alle_rechten: bool = True) -> Klant:
    """A client of ``organisatie``, with all rights or none."""
    geef_client_uit(organisatie, client_id, geheim=GEHEIM, alle_rechten=alle_rechten, door=systeem("test"))
    return Klant(client_id)


Maker = Callable[..., Klant]
