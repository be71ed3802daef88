"""Domain errors: what went wrong, in words for the client, with a stable code for machines.

HTTP layers map them in one place (``config.middleware``, ``verbinding``); nothing else turns errors into pages.
"""

from django.utils.functional import Promise


class Domeinfout(Exception):
    """Base of every error that a user can cause.

    ``code`` is stable and public, ``tekst`` a (lazy) Dutch sentence that says what to do now, ``veld`` the field it
    belongs to, ``http`` the status an HTTP layer answers with.
    """

    code = "fout"
    http = 400
    tekst: str | Promise = ""

    def __init__(self, tekst: str | Promise | None = None, *, veld: str | None = None) -> None:
        self.veld = veld
        if tekst is not None:
            self.tekst = tekst
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.tekst)


class NietGevonden(Domeinfout):
    code, http = "niet-gevonden", 404


class NietToegestaan(Domeinfout):
    code, http = "niet-toegestaan", 403


class Strijdig(Domeinfout):
    """The state of things has changed: somebody else was first, or the step doesn't fit any more."""

    code, http = "strijdig", 409


class OngeldigeInvoer(Domeinfout):
    code, http = "ongeldige-invoer", 400


class Registerfout(OngeldigeInvoer):
    """A rule of a national register (zrc-…, drc-…, brc-…, ztc-…, nrc-…) that a field breaks.

    ``veld`` and ``code`` are the names by which clients of the standard know them; ``http`` is the status of the answer.
    """

    def __init__(self, veld: str, code: str, tekst: str | Promise, *, http: int = 400) -> None:
        super().__init__(tekst, veld=veld)
        self.code, self.http = code, http


class BuitenBereik(Exception):
    """A foreign system doesn't answer, is too slow or talks nonsense; never shown as is."""

    def __init__(self, systeem: str, reden: str) -> None:
        self.systeem, self.reden = systeem, reden
        super().__init__(f"{systeem}: {reden}")
