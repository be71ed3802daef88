"""Chromium that gets its pages straight from Django's test client: no server, no port, the real headers."""

import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

REGELS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""What axe looks at. Of everything that is right it doesn't describe each element, which took it most of its time."""
HUIS = "http://localhost"  # a trustworthy origin for the browser; every request is answered here


@contextmanager
def pagina(
    browser: Browser, *, breedte: int = 1280, javascript: bool = True, taal: str = "nl"
) -> Iterator[Page]:
    """A page whose every request is answered by Django (pages) or from disk (static files)."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    client = Client(headers={"accept-language": taal})

    def antwoord(route: Route) -> None:
        deel = urlsplit(route.request.url)
        if deel.path.startswith("/static/"):
            bestand = finders.find(deel.path.removeprefix("/static/"))
            if not bestand:
                route.fulfill(status=404)
                return
            soort = mimetypes.guess_type(deel.path)[0] or "font/woff2"
            route.fulfill(path=bestand, content_type=soort)
            return
        uit = client.get(f"{deel.path}?{deel.query}")
        route.fulfill(status=uit.status_code, headers=dict(uit.headers), body=uit.content)

    context = browser.new_context(
        viewport={"width": breedte, "height": 900}, java_script_enabled=javascript, reduced_motion="reduce"
    )
    context.route("**/*", antwoord)
    try:
        yield context.new_page()
    finally:
        context.close()
