"""What the items of a package promise each other."""

from typing import Any

import pytest

from eenloket.midoffice.aanbod.bevindingen import Bevinding
from eenloket.midoffice.aanbod.controle import controleer_pakket
from eenloket.midoffice.aanbod.inhoud import Pakket
from eenloket.midoffice.aanbod.vindplaats import Vindplaatsen
from eenloket.midoffice.regels.tests.bouwers import maak_model

from .bouwers import maak_dienst, maak_pakket, maak_patroon, maak_vraag, tekst

KEUZE = {"soort": "keuze", "opties": [{"waarde": w, "tekst": tekst(w)} for w in ("huur", "koop")]}


def _bevindingen(pakket: Pakket) -> list[Bevinding]:
    return controleer_pakket(pakket, Vindplaatsen())


def _met_vraag(vraag: dict[str, Any] | None = None, **dienst: Any) -> Pakket:
    """One service that asks ``aantal`` (getal) and one more question."""
    extra = {"id": "extra", **(vraag or {})}
    vragen = (maak_vraag("aantal", soort="getal"), maak_vraag(extra.pop("id"), **extra))
    return maak_pakket(maak_dienst(**{"vragen": ["aantal", "extra"], **dienst}), vragen=vragen)


def _zaak(**velden: Any) -> dict[str, Any]:
    return {"zaak": velden}


def _patroon(**lid: Any) -> Pakket:
    vragen = (maak_vraag("aantal", soort="getal"), maak_vraag("los"))
    leden = [{"dienst": "a"}, {"dienst": "b", "reden": tekst(), **lid}]
    diensten = (maak_dienst("a", vragen=["aantal"]), maak_dienst("b"), maak_dienst("c", vragen=["los"]))
    return maak_pakket(*diensten, vragen=vragen, patronen=(maak_patroon("p", "a", "b", leden=leden),))


def _berichten(**velden: Any) -> Pakket:
    pakket = maak_pakket()
    bericht = pakket.berichten["stap"].model_copy(update=velden)
    return pakket.model_copy(update={"berichten": {**pakket.berichten, "stap": bericht}})


def _tekst(woorden: str) -> Any:
    return maak_pakket().berichten["stap"].tekst.model_copy(update={"nl": woorden})


MODEL = maak_model(({"aantal": "> 3"}, "weigeren"), ({"aantal": "<= 3"}, "toekennen"))
RESULTAAT = {"naam": "Verleend", "generiek": "Verleend", "selectielijstklasse": "11.1", "positief": True}
AFGEWEZEN = {"naam": "Nee", "generiek": "Geweigerd", "selectielijstklasse": "11.2", "positief": False}

GEVALLEN = {
    "vraag die niemand stelt": (maak_pakket(vragen=(maak_vraag("los"),)), "fout", "'los'"),
    "eigenschap met persoonsgegeven": (
        _met_vraag(
            {"persoonsgegeven": True},
            **_zaak(eigenschappen=[{"naam": "e", "definitie": "d", "vraag": "extra"}]),
        ),
        "fout",
        "persoonsgegeven",
    ),
    "eigenschap van niet gestelde vraag": (
        _met_vraag(
            vragen=["aantal"], **_zaak(eigenschappen=[{"naam": "e", "definitie": "d", "vraag": "extra"}])
        ),
        "fout",
        "stelt vraag 'extra' niet",
    ),
    "bron buiten het doel": (_met_vraag({"bron": "brp.kinderen"}), "fout", "brp.kinderen"),
    "kvk zonder doel": (_met_vraag({"bron": "kvk.adres"}), "fout", "kvk.adres"),
    "documenttype dat niet bij de dienst hoort": (
        _met_vraag({"soort": "bestanden", "documenttype": "Foto"}),
        "fout",
        "'Foto'",
    ),
    "bestanden zonder documenttype": (_met_vraag({"soort": "bestanden"}), "fout", "noemt een documenttype"),
    "partner ziet wat niet gevraagd is": (
        _met_vraag(vragen=["aantal"], partnergegevens=["extra"]),
        "fout",
        "partner",
    ),
    "onbekende naam": (_met_vraag({"als": "antal > 3"}), "fout", "antal"),
    "kan niet tegen leeg": (_met_vraag({"als": "aantal > 3"}), "fout", "leeg"),
    "verkeerde soort": (_met_vraag({"als": "extra != null and extra > 3"}), "fout", "soort antwoorden"),
    "geen optie": (
        _met_vraag({**KEUZE, "controles": [{"als": "waarde == 'kopen'", "melding": tekst()}]}),
        "fout",
        "'kopen'",
    ),
    "voorwaarde op vraag buiten de dienst": (
        _met_vraag({"als": "aantal != null and aantal > 3"}, vragen=["extra"]),
        "waarschuwing",
        "hangt af van 'aantal'",
    ),
    "lid hangt af van vraag buiten het patroon": (_patroon(als="los == 'x'"), "fout", "niet gesteld"),
    "weigering van wie geen lid is": (
        maak_pakket(
            maak_dienst("a"),
            maak_dienst("b"),
            patronen=(
                maak_patroon("p", "a", "b", bij_weigering=[{"van": "a", "voor": ["c"], "uitleg": tekst()}]),
            ),
        ),
        "fout",
        "'c' is geen lid",
    ),
    "procestype staat niet in de lijst": (
        maak_pakket(maak_dienst(**_zaak(selectielijst_procestype="30"))),
        "fout",
        "Procestype '30' staat niet",
    ),
    "klasse bestaat niet": (
        maak_pakket(
            maak_dienst(**_zaak(resultaten=[RESULTAAT, AFGEWEZEN | {"selectielijstklasse": "11.9"}]))
        ),
        "fout",
        "Klasse '11.9' bestaat niet bij procestype 11",
    ),
    "klasse van een ander procestype": (
        maak_pakket(maak_dienst(**_zaak(resultaten=[RESULTAAT, AFGEWEZEN | {"selectielijstklasse": "8.2"}]))),
        "fout",
        "Klasse '8.2' bestaat niet bij procestype 11",
    ),
    "bewaartermijn anders dan de lijst": (
        maak_pakket(maak_dienst(**_zaak(resultaten=[RESULTAAT, AFGEWEZEN | {"bewaartermijn": "P10Y"}]))),
        "fout",
        "bewaartermijn van P5Y, hier staat P10Y",
    ),
    "bewaartermijn bij wat blijft": (
        maak_pakket(
            maak_dienst(
                **_zaak(
                    resultaten=[
                        RESULTAAT | {"selectielijstklasse": "11.1.6", "bewaartermijn": "P1Y"},
                        AFGEWEZEN,
                    ]
                )
            )
        ),
        "fout",
        "wordt blijvend bewaard",
    ),
    "afleidingswijze past niet bij de procestermijn": (
        maak_pakket(
            maak_dienst(
                **_zaak(
                    resultaten=[
                        RESULTAAT,
                        AFGEWEZEN | {"afleidingswijze": "ander_datumkenmerk", "datumkenmerk": "x"},
                    ]
                )
            )
        ),
        "fout",
        "hoort afleidingswijze 'afgehandeld'",
    ),
    "procestype zonder bekende klassen": (
        maak_pakket(
            maak_dienst(
                **_zaak(
                    selectielijst_procestype="21",
                    resultaten=[
                        RESULTAAT | {"selectielijstklasse": "21.1"},
                        AFGEWEZEN | {"selectielijstklasse": "21.1"},
                    ],
                )
            )
        ),
        "waarschuwing",
        "kent de meegeleverde selectielijst geen klassen",
    ),
    "beslistabel bestaat niet": (_met_vraag(beslistabel="weg"), "fout", "'weg' bestaat niet"),
    "beslistabel leest wat niet gevraagd is": (
        maak_pakket(
            maak_dienst(beslistabel="t"),
            maak_dienst("b", vragen=["aantal"]),
            vragen=(maak_vraag(),),
            regels={"t": MODEL},
        ),
        "fout",
        "leest 'aantal'",
    ),
    "beslistabel ongebruikt": (
        maak_pakket(maak_dienst(vragen=["aantal"]), vragen=(maak_vraag(),), regels={"t": MODEL}),
        "waarschuwing",
        "Geen dienst gebruikt",
    ),
    "cel met een optie die niet bestaat": (
        maak_pakket(
            maak_dienst(vragen=["woning"], beslistabel="t"),
            vragen=(maak_vraag("woning", **KEUZE),),
            regels={"t": maak_model(({"woning": "'kopen'"}, "mens"), kolommen=("woning",))},
        ),
        "fout",
        "'kopen'",
    ),
    "tabel weigert zonder resultaat ervoor": (
        maak_pakket(
            maak_dienst(
                vragen=["aantal"],
                beslistabel="t",
                **_zaak(resultaten=[RESULTAAT, {**AFGEWEZEN, "generiek": "Ingetrokken"}]),
            ),
            vragen=(maak_vraag(soort="getal"),),
            regels={"t": MODEL},
        ),
        "fout",
        "kan weigeren",
    ),
    "automatisch op niveau 3": (
        maak_pakket(
            maak_dienst(
                vragen=["aantal"],
                beslistabel="t",
                mandaat={"rol": "r", "automatisch": True},
                knip={"beleidsgevolgen": True},
            ),
            vragen=(maak_vraag(soort="getal"),),
            regels={"t": MODEL},
        ),
        "fout",
        "niveau 3",
    ),
    "advies zonder derden": (maak_pakket(maak_dienst(advies=["testdorp"])), "waarschuwing", "advies"),
    "boom tegen producttype": (
        maak_pakket(maak_dienst(producttype="eenvoudige_transactie", knip={"functiescheiding": True})),
        "waarschuwing",
        "spreken elkaar tegen",
    ),
    "archief zonder kenmerk": (
        maak_pakket(
            maak_dienst(
                **_zaak(resultaten=[{**RESULTAAT, "afleidingswijze": "ander_datumkenmerk"}, AFGEWEZEN])
            )
        ),
        "fout",
        "'datumkenmerk' ontbreekt",
    ),
    "archief op eigenschap die er niet is": (
        maak_pakket(
            maak_dienst(
                **_zaak(
                    resultaten=[
                        {**RESULTAAT, "afleidingswijze": "eigenschap", "datumkenmerk": "x"},
                        AFGEWEZEN,
                    ]
                )
            )
        ),
        "fout",
        "geen eigenschap",
    ),
    "zelfde zaaktype": (
        maak_pakket(maak_dienst("a"), maak_dienst("b", **_zaak(identificatie="ZT-A"))),
        "fout",
        "Meer diensten",
    ),
    "UPL bestaat niet": (
        maak_pakket(maak_dienst(upl="http://standaarden.overheid.nl/owms/terms/verzonnen")),
        "fout",
        "Productnamenlijst",
    ),
    "dubbele status": (
        maak_pakket(
            maak_dienst(**_zaak(statussen=[{"naam": "Open", "stap": "intake", "tekst": tekst()}] * 2)),
        ),
        "fout",
        "'Open'",
    ),
    "bericht ontbreekt": (maak_pakket(berichten={}), "fout", "'ontvangst' ontbreekt"),
    "bericht met onbekend veld": (_berichten(tekst=_tekst("Dag {naam}")), "fout", "{naam}"),
    "bericht met open accolade": (_berichten(tekst=_tekst("Dag {aanhef")), "fout", "accolade"),
    "naam in een sms": (_berichten(sms=_tekst("Dag {aanhef}")), "fout", "sms"),
}


@pytest.mark.parametrize("geval", GEVALLEN)
def test_een_afspraak_die_niet_klopt_wordt_gevonden(geval: str) -> None:
    pakket, ernst, in_probleem = GEVALLEN[geval]
    gevonden = [b for b in _bevindingen(pakket) if in_probleem in b.probleem]
    assert gevonden, _bevindingen(pakket)
    assert {b.ernst for b in gevonden} == {ernst}
    assert all(b.remedie for b in gevonden)


@pytest.mark.parametrize(
    "pakket",
    [
        maak_pakket(),
        _met_vraag({"als": "aantal != null and aantal > 3", "bron": "brp.naam"}),
        _met_vraag({**KEUZE, "controles": [{"als": "waarde in ['huur', 'koop']", "melding": tekst()}]}),
        _met_vraag({"soort": "bestanden", "documenttype": "Foto"}, **_zaak(documenttypen=["Foto"])),
        _met_vraag(
            {"soort": "datum", "controles": [{"als": "waarde >= -5 and vandaag != ''", "melding": tekst()}]}
        ),
        _patroon(als="aantal != null and aantal > 3"),
        _berichten(tekst=_tekst("{aanhef}, {nummer}: {{x}}")),
    ],
)
def test_wat_klopt_geeft_geen_bevindingen(pakket: Pakket) -> None:
    assert [str(b) for b in _bevindingen(pakket)] == []
