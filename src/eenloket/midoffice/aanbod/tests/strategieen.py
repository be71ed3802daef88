"""Packages with arbitrary words and sizes, for properties."""

from hypothesis import Phase
from hypothesis import strategies as st

from eenloket.midoffice.aanbod.inhoud import Pakket, Zoekwoorden
from eenloket.midoffice.regels.tests.bouwers import maak_model

from .bouwers import maak_dienst, maak_pakket, maak_patroon, maak_vraag

SNEL = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: a smaller package explains no more than the difference that the test prints."""

slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
sleutels = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
woorden = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60
) | st.sampled_from(
    [
        "ja",
        "no",
        "on",
        "null",
        "1",
        "12:30",
        "2026-01-01",
        "- x",
        "a: b",
        "#",
        "' \"",
        "regel\n\nregel",
        " spatie ",
        "\ttab",
        "@x",
        "é\u2028",
    ]
)
teksten = st.builds(lambda nl, en: {"nl": nl, "en": en}, woorden, woorden)


@st.composite
def pakketten(draw: st.DrawFn) -> Pakket:
    """A package that may be loaded: unique names, references that exist."""
    ids = draw(st.lists(sleutels, min_size=1, max_size=4, unique=True))
    vragen = tuple(
        maak_vraag(
            id_,
            tekst=draw(teksten),
            hulp=draw(st.none() | teksten),
            **draw(
                st.sampled_from(
                    [
                        {"soort": "tekst"},
                        {"soort": "getal", "minimum": -3},
                        {"soort": "ja_nee", "verplicht": False},
                    ]
                )
            ),
        )
        for id_ in ids
    )
    namen = draw(st.lists(slugs, min_size=2, max_size=4, unique=True))
    diensten = tuple(
        maak_dienst(
            naam, naam=draw(teksten), wat=draw(teksten), vragen=ids, steekproef=draw(st.integers(0, 100))
        )
        for naam in namen
    )
    woordenlijst = [
        Zoekwoorden(doel=f"dienst/{draw(st.sampled_from(namen))}", nl=draw(st.lists(woorden, max_size=3)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    return maak_pakket(
        *diensten,
        vragen=vragen,
        patronen=(maak_patroon("patroon", *namen, volgorde=ids),),
        regels=draw(st.sampled_from([{}, {"tabel": maak_model(({"aantal": "> 3"}, "mens"))}])),
        zoekwoorden=woordenlijst,
    )
