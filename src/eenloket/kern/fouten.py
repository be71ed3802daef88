"""Domain errors: each error has a sentence for the client and a stable code for machines.

Only the HTTP layers turn these errors into pages or answers (``config.middleware``, ``verbinding``).
"""

from django.utils.functional import Promise


class Domeinfout(Exception):
    """Base class of every error that a user can cause.

    ``code`` is stable and public. ``tekst`` is a (lazy) Dutch sentence that tells the user what to do now.
    ``veld`` is the name of the field that the error belongs to. ``http`` is the status code of the HTTP
    answer.
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
    """The requested thing doesn't exist, or the user may not know that it exists."""

    code, http = "niet-gevonden", 404


class NietToegestaan(Domeinfout):
    """The user has no right to do this."""

    code, http = "niet-toegestaan", 403


class Strijdig(Domeinfout):
    """The step doesn't fit the present state: somebody else changed that state first, or the step is no
    longer possible.
    """

    code, http = "strijdig", 409


class OngeldigeInvoer(Domeinfout):
    """The user sent a value that isn't valid."""

    code, http = "ongeldige-invoer", 400


class BuitenBereik(Exception):
    """Another system doesn't answer, answers too slowly, or sends an answer that we can't read.

    ``systeem`` is the name of that system, ``reden`` a technical reason. The text of this error is never
    shown to a user.
    """

    def __init__(self, systeem: str, reden: str) -> None:
        self.systeem, self.reden = systeem, reden
        super().__init__(f"{systeem}: {reden}")
