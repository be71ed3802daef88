"""A task application as municipalities run them: written with the client libraries of the field, knowing nothing of our code.

Run as a process of its own: ``python taakapplicatie.py BASE CLIENT SECRET nieuw|oud``. It does a whole story (catalogue → case → status → role → documents →
decision → result → closed) and prints what it made as JSON. ``nieuw`` uses zgw-consumers (with ape-pie), ``oud`` gemma-zds-client and only fields of
Zaken 1.5, Documenten 1.4 and Catalogi 1.3.
"""

import base64
import json
import sys
from typing import Any, Protocol

import django
from django.conf import settings

VANDAAG = "2026-11-02"
RSIN = "517439943"


class Register(Protocol):
    """What the story needs of a client library, whichever it is."""

    def lijst(self, api: str, pad: str, **vragen: str) -> list[dict[str, Any]]: ...
    def een(self, api: str, url: str) -> dict[str, Any]: ...
    def maak(self, api: str, pad: str, lichaam: dict[str, Any]) -> dict[str, Any]: ...
    def wijzig(self, api: str, url: str, lichaam: dict[str, Any]) -> dict[str, Any]: ...


class Nieuw:
    """zgw-consumers: a configured service per API."""

    def __init__(self, basis: str, client_id: str, geheim: str) -> None:
        from zgw_consumers.client import build_client
        from zgw_consumers.constants import APITypes, AuthTypes
        from zgw_consumers.models import Service

        soorten = {
            "zaken": APITypes.zrc,
            "catalogi": APITypes.ztc,
            "documenten": APITypes.drc,
            "besluiten": APITypes.brc,
        }
        self.clients = {
            api: build_client(
                Service(
                    label=api,
                    slug=api,
                    api_type=soort,
                    api_root=f"{basis}/{api}/api/v1/",
                    auth_type=AuthTypes.zgw,
                    client_id=client_id,
                    secret=geheim,
                )
            )
            for api, soort in soorten.items()
        }

    def _goed(self, antwoord: Any) -> dict[str, Any]:
        if not antwoord.ok:
            raise SystemExit(
                f"{antwoord.request.method} {antwoord.url}: {antwoord.status_code} {antwoord.text}"
            )
        return dict(antwoord.json())

    def lijst(self, api: str, pad: str, **vragen: str) -> list[dict[str, Any]]:
        from zgw_consumers.service import pagination_helper

        return list(
            pagination_helper(self.clients[api], self._goed(self.clients[api].get(pad, params=vragen)))
        )

    def een(self, api: str, url: str) -> dict[str, Any]:
        return self._goed(self.clients[api].get(url))

    def maak(self, api: str, pad: str, lichaam: dict[str, Any]) -> dict[str, Any]:
        return self._goed(self.clients[api].post(pad, json=lichaam))

    def wijzig(self, api: str, url: str, lichaam: dict[str, Any]) -> dict[str, Any]:
        return self._goed(self.clients[api].patch(url, json=lichaam))


class Oud:
    """gemma-zds-client: reads our contract first, and finds its operations in it by id."""

    NAMEN = {
        "zaken": "zaak", "statussen": "status", "rollen": "rol", "resultaten": "resultaat", "zaakinformatieobjecten": "zaakinformatieobject",
        "zaaktypen": "zaaktype", "statustypen": "statustype", "roltypen": "roltype", "resultaattypen": "resultaattype",
        "enkelvoudiginformatieobjecten": "enkelvoudiginformatieobject", "besluiten": "besluit", "besluitinformatieobjecten": "besluitinformatieobject",
    }  # fmt: skip

    def __init__(self, basis: str, client_id: str, geheim: str) -> None:
        from zds_client import Client, ClientAuth

        self.clients = {}
        for api in ("zaken", "catalogi", "documenten", "besluiten"):
            auth = ClientAuth(client_id, geheim, user_id="oud", user_representation="Oude toepassing")
            client = Client(f"{basis}/{api}/api/v1/", "schema/openapi.yaml", auth=auth)
            lees = "_read" if api == "besluiten" else "_retrieve"
            client.operation_suffix_mapping = client.operation_suffix_mapping | {"retrieve": lees}
            self.clients[api] = client

    def lijst(self, api: str, pad: str, **vragen: str) -> list[dict[str, Any]]:
        antwoord = self.clients[api].list(self.NAMEN[pad], params=vragen)
        return list(antwoord["results"] if isinstance(antwoord, dict) else antwoord)

    def een(self, api: str, url: str) -> dict[str, Any]:
        return dict(self.clients[api].retrieve(self.NAMEN[url.rsplit("/", 2)[1]], url=url))

    def maak(self, api: str, pad: str, lichaam: dict[str, Any]) -> dict[str, Any]:
        return dict(self.clients[api].create(self.NAMEN[pad], lichaam))

    def wijzig(self, api: str, url: str, lichaam: dict[str, Any]) -> dict[str, Any]:
        return dict(self.clients[api].partial_update(self.NAMEN[url.rsplit("/", 2)[1]], lichaam, url=url))


def verhaal(r: Register, *, oud: bool) -> dict[str, Any]:
    """From the catalogue to a closed case. Returns addresses of what was made."""
    soort = next(
        t
        for t in r.lijst("catalogi", "zaaktypen")
        if all(
            t[deel]
            for deel in ("statustypen", "resultaattypen", "roltypen", "informatieobjecttypen", "besluittypen")
        )
    )
    statustypen = sorted(
        r.lijst("catalogi", "statustypen", zaaktype=soort["url"]), key=lambda s: s["volgnummer"]
    )
    zaak = r.maak(
        "zaken",
        "zaken",
        {
            "zaaktype": soort["url"], "bronorganisatie": RSIN, "verantwoordelijkeOrganisatie": RSIN, "startdatum": VANDAAG, "omschrijving": "Van de taakapplicatie",
            "registratiedatum": VANDAAG, "toelichting": "", "kenmerken": [{"kenmerk": "T-1", "bron": "taakapplicatie"}],
        },
    )  # fmt: skip
    url = zaak["url"]
    r.maak(
        "zaken",
        "statussen",
        {"zaak": url, "statustype": statustypen[0]["url"], "datumStatusGezet": f"{VANDAAG}T10:00:00+01:00"},
    )
    r.maak(
        "zaken",
        "rollen",
        {
            "zaak": url, "betrokkene": "", "betrokkeneType": "natuurlijk_persoon", "roltype": soort["roltypen"][0], "roltoelichting": "aanvrager",
            "betrokkeneIdentificatie": {"inpBsn": "999990019", "geslachtsnaam": "Moulin", "voornamen": "Suzanne"},
        },
    )  # fmt: skip
    document = r.maak(
        "documenten",
        "enkelvoudiginformatieobjecten",
        {
            "bronorganisatie": RSIN, "creatiedatum": VANDAAG, "titel": "Aanvraag", "auteur": "Taakapplicatie", "taal": "nld", "status": "definitief",
            "formaat": "text/plain", "bestandsnaam": "aanvraag.txt", "inhoud": base64.b64encode(b"aanvraag").decode(), "bestandsomvang": 8,
            "informatieobjecttype": soort["informatieobjecttypen"][0], "indicatieGebruiksrecht": False, "vertrouwelijkheidaanduiding": "openbaar",
        },
    )  # fmt: skip
    r.maak(
        "zaken",
        "zaakinformatieobjecten",
        {"zaak": url, "informatieobject": document["url"], "titel": "Aanvraag"},
    )
    besluit = r.maak(
        "besluiten",
        "besluiten",
        {
            "verantwoordelijkeOrganisatie": RSIN,
            "besluittype": soort["besluittypen"][0],
            "zaak": url,
            "datum": VANDAAG,
            "ingangsdatum": VANDAAG,
        },
    )
    r.wijzig("zaken", url, {"toelichting": "Akkoord"})
    r.maak(
        "zaken", "resultaten", {"zaak": url, "resultaattype": soort["resultaattypen"][0], "toelichting": ""}
    )
    r.maak(
        "zaken",
        "statussen",
        {"zaak": url, "statustype": statustypen[-1]["url"], "datumStatusGezet": f"{VANDAAG}T12:00:00+01:00"},
    )
    klaar = r.een("zaken", url)
    if klaar["einddatum"] != VANDAAG or klaar["toelichting"] != "Akkoord" or not klaar["resultaat"]:
        raise SystemExit(f"niet gesloten: {klaar}")
    if [z["url"] for z in r.lijst("zaken", "zaken", identificatie=klaar["identificatie"])] != [url]:
        raise SystemExit("niet gevonden op nummer")
    return {
        "zaak": url,
        "document": document["url"],
        "besluit": besluit["url"],
        "identificatie": klaar["identificatie"],
        "oud": oud,
    }


def main() -> None:
    basis, client_id, geheim, welke = sys.argv[1:5]
    settings.configure(
        SECRET_KEY="taakapplicatie", USE_TZ=True, INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "simple_certmanager", "solo", "zgw_consumers"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    )  # fmt: skip
    django.setup()
    print(
        json.dumps(verhaal((Oud if welke == "oud" else Nieuw)(basis, client_id, geheim), oud=welke == "oud"))
    )


if __name__ == "__main__":
    main()
