"""Addresses of the public pages; ``portaal.urls`` includes them in namespace ``portaal``."""

from django.urls import URLPattern, path

from . import publiek

urlpatterns: list[URLPattern] = [
    path("", publiek.home, name="home"),
    path("zoek", publiek.zoek, name="zoek"),
    path("zoek/suggesties", publiek.suggesties, name="suggesties"),
    path("onderwerpen", publiek.onderwerpen, name="onderwerpen"),
    path("onderwerpen/<slug:slug>", publiek.onderwerp, name="onderwerp"),
    path("vraag/<slug:slug>", publiek.vraag, name="vraag"),
    path("dienst/<slug:slug>", publiek.dienst, name="dienst"),
    path("wegwijs", publiek.wegwijs, name="wegwijs"),
    path("landelijk/<slug:slug>", publiek.landelijk, name="landelijk"),
    path("hulp", publiek.hulp, name="hulp"),
    path("organisaties/<slug:slug>", publiek.organisatie, name="organisatie"),
    path("toegankelijkheid", publiek.vast, {"naam": "toegankelijkheid"}, name="toegankelijkheid"),
    path("privacy", publiek.vast, {"naam": "privacy"}, name="privacy"),
    path("cookies", publiek.vast, {"naam": "cookies"}, name="cookies"),
]
