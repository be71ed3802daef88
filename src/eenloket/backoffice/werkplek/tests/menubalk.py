"""What the menu on a page says."""

import re
from typing import Any

_NAV = re.compile(
    r'<nav class="(loket-werkmenu|loket-subnav)[^"]*" aria-label="[^"]*">(.*?)</nav>', re.DOTALL
)
_LINK = re.compile(r'<a href="([^"]*)"(?: aria-current="(\w+)")?>(.*?)</a>', re.DOTALL)


def menu(antwoord: Any, *, onder: bool = False) -> dict[str, str]:
    """The addresses of the main menu, or of the row below it, each with where the page stands in it ("page", "true" or "")."""
    soort = "loket-subnav" if onder else "loket-werkmenu"
    for gevonden in _NAV.finditer(antwoord.content.decode()):
        if gevonden[1] == soort:
            return {url: hier for url, hier, _tekst in _LINK.findall(gevonden[2])}
    return {}


def aantallen(antwoord: Any, *, onder: bool = False) -> dict[str, str]:
    """How much waits, by address; parts where nothing waits aren't there."""
    soort = "loket-subnav" if onder else "loket-werkmenu"
    for gevonden in _NAV.finditer(antwoord.content.decode()):
        if gevonden[1] == soort:
            paren = (
                (url, re.search(r"loket-aantal\">([^<]*)", tekst))
                for url, _hier, tekst in _LINK.findall(gevonden[2])
            )
            return {url: aantal[1] for url, aantal in paren if aantal}
    return {}
