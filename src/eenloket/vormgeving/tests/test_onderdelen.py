"""What the components promise, read from their HTML."""

import re
from datetime import date

import pytest
from django import forms
from django.template import engines
from django.utils import translation


def html(bron: str, **context: object) -> str:
    """A piece of template with components in it, as a page would have it."""
    from django_cotton.compiler_regex import CottonCompiler

    return (
        engines["django"]
        .from_string(CottonCompiler().process("{% load i18n vormgeving %}" + bron))
        .render(context)
    )


def test_an_error_is_tied_to_its_field() -> None:
    uit = html(
        '<c-invoer.tekst naam="straat" label="Straat" hulp="Zonder nummer" fout="Vul uw straat in." />'
    )
    assert 'aria-describedby="id_straat-fout id_straat-hulp"' in uit
    assert 'aria-invalid="true"' in uit
    assert 'id="id_straat-fout"' in uit
    assert 'for="id_straat"' in uit


def test_a_field_without_help_or_error_describes_nothing() -> None:
    uit = html('<c-invoer.tekst naam="straat" label="Straat" />')
    assert "aria-describedby" not in uit
    assert "aria-invalid" not in uit


@pytest.mark.parametrize(
    "gif", ["<script>alert(1)</script>", '"><img src=x>', "' onfocus='x", '"a" onx="\'"']
)
def test_what_a_client_typed_never_becomes_markup(gif: str) -> None:
    bron = (
        '<c-invoer.tekst naam="a" :label="gif" :waarde="gif" :fout="gif" :hulp="gif" :placeholder="gif" />'
        '<c-invoer.tekstvak naam="b" label="B" :waarde="gif" /><c-kaart :titel="gif" :url="gif" />'
        '<c-samenvattingslijst :rijen="rijen" /><c-plan :regels="regels" :titel="gif" />'
        '<c-zoekveld url="/" label="Z" :waarde="gif" /><c-knop :title="gif">{{ gif }}</c-knop>'
        '<c-melding :titel="gif"><p>{{ gif }}</p></c-melding>'
    )
    regels = [
        {"naam": gif, "organisatie": gif, "staat": "klaar", "datumtekst": gif, "uitleg": gif, "url": gif}
    ]
    uit = html(bron, gif=gif, rijen=[{"label": gif, "waarde": [gif], "url": gif, "bron": gif}], regels=regels)
    assert "<script" not in uit
    assert "<img" not in uit
    assert not re.search(r"<[^>]*\son(focus|x)=", re.sub(r'"[^"]*"', '""', uit))


def test_a_component_sees_nothing_of_a_field_around_it() -> None:
    uit = html(
        '<c-invoer.keuze naam="a" label="A" fout="Kies." hulp="Help" :opties="opties">'
        '<c-invoer.tekst naam="b" label="B" /></c-invoer.keuze>',
        opties=[("1", "Een")],
    )
    assert uit.count("Kies.") == 1
    assert uit.count("Help") == 1


def test_the_first_choice_carries_the_id_that_the_error_links_to() -> None:
    uit = html(
        '<c-foutensamenvatting :fouten="fouten" /><c-invoer.ja_nee naam="hond" label="Hond?" fout="Kies ja of nee." />',
        fouten=[{"id": "id_hond", "tekst": "Kies ja of nee."}],
    )
    assert 'href="#id_hond"' in uit
    assert re.search(r'<input[^>]*id="id_hond"', uit)


def test_the_source_of_a_value_is_shown_with_a_way_to_dispute_it() -> None:
    with translation.override("nl"):
        uit = html(
            '<c-invoer.tekst naam="s" label="S" bron="Basisregistratie Personen" :bron_datum="d" betwist_url="/k" />',
            d=date(2026, 11, 3),
        )
    assert "uit de Basisregistratie Personen, dinsdag 3 november 2026" in uit
    assert 'href="/k"' in uit


def test_the_question_can_be_the_heading_of_the_page() -> None:
    assert "<h1" in html('<c-invoer.datum naam="d" label="Wanneer?" kop />')
    assert "<h1" in html('<c-invoer.tekst naam="d" label="Waar?" kop />')


def test_a_plan_says_everything_in_words_too() -> None:
    regels = [
        {
            "naam": "Uw adres",
            "organisatie": "Gemeente",
            "staat": "bezig",
            "van": 0,
            "tot": 9,
            "datumtekst": "morgen",
        }
    ]
    with translation.override("nl"):
        uit = html('<c-plan :regels="regels" :nu="4" />', regels=regels)
    gelezen = re.sub(r'<div class="loket-plan__lijn" aria-hidden="true">.*?</div>', "", uit)
    for woord in ("Uw adres", "Gemeente", "Bezig", "morgen"):
        assert woord in gelezen
    assert "style=" not in uit


class Formulier(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals in uw paspoort")
    soort = forms.ChoiceField(label="Soort", choices=[("a", "Aa"), ("b", "Bee")])
    bericht = forms.CharField(label="Bericht", widget=forms.Textarea, required=False)
    veel = forms.MultipleChoiceField(
        label="Veel",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("Buiten", [("1", "Evenement"), ("2", "Kap")]), ("Bouwen", [("3", "Sloop")])],
    )


def test_a_django_form_shows_in_the_same_components() -> None:
    formulier = Formulier({"soort": "b"})
    formulier.is_valid()
    uit = html(
        '{% with fouten=f|foutenlijst %}<c-foutensamenvatting :fouten="fouten" />{% endwith %}'
        '<c-formveld :veld="f.naam" /><c-formveld :veld="f.soort" /><c-formveld :veld="f.bericht" />',
        f=formulier,
    )
    assert 'aria-describedby="id_naam-fout id_naam-hulp"' in uit
    assert re.search(r'type="radio"[^>]*value="b"[^>]*checked', uit)
    assert "<textarea" in uit
    assert 'id="id_naam"' in uit
    assert 'href="#id_naam"' in uit


def test_grouped_choices_of_a_form_are_groups_with_names_and_what_is_chosen_above_them() -> None:
    with translation.override("nl"):
        uit = html('<c-formveld :veld="f.veel" />', f=Formulier(initial={"veel": ["3"]}))
    assert "Gekozen toen deze pagina opende: 1 van 3" in uit
    assert [int(n) for n in re.findall(r"data-groepsaantal>(\d)<", uit)] == [2, 1]
    assert re.findall(r'id="(id_veel[_0-9]*)" name="veel"', uit) == ["id_veel", "id_veel_2", "id_veel_3"]
    assert re.findall(r'value="(.)" checked', uit) == ["3"]
    for kop in re.findall(r'role="group" aria-labelledby="([^"]+)"', uit):
        assert f'id="{kop}"' in uit


def test_an_unknown_icon_is_noticed() -> None:
    with pytest.raises(KeyError):
        html('<c-icoon naam="bestaatniet" />')
