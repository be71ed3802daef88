"""Domain errors: each error has a sentence for the client and a stable code for machines.

Only the HTTP layers turn these errors into pages or answers (``config.middleware``, ``verbinding``).
"""

from collections.abc import Iterable, Sequence

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


class Registerfout(OngeldigeInvoer):
    """A rule of a national register (zrc-…, drc-…, brc-…, ztc-…, nrc-…) that a field breaks.

    ``veld`` and ``code`` are the names by which clients of the standard know them; ``http`` is the status of the answer.
    """

    def __init__(self, veld: str, code: str, tekst: str | Promise, *, http: int = 400) -> None:
        super().__init__(tekst, veld=veld)
        self.code, self.http = code, http


class Registerfouten(Registerfout):
    """Several rules of a national register that one call breaks; ``fouten`` has each of them.

    ``verzamel`` gives one error as it is, and several together.
    """

    def __init__(self, fouten: Sequence[Registerfout]) -> None:
        eerste = fouten[0]
        super().__init__(eerste.veld or "", eerste.code, eerste.tekst, http=eerste.http)
        self.fouten = tuple(fouten)


def verzamel(fouten: Iterable[Registerfout]) -> None:
    """Raise these errors together; nothing when there are none.

    Raises: Registerfout, Registerfouten.
    """
    gevonden = list(fouten)
    if gevonden:
        raise gevonden[0] if len(gevonden) == 1 else Registerfouten(gevonden)


class BuitenBereik(Exception):
    """Another system doesn't answer, answers too slowly, or sends an answer that we can't read.

    ``systeem`` is the name of that system, ``reden`` a technical reason. The text of this error is never
    shown to a user.
    """

    def __init__(self, systeem: str, reden: str) -> None:
        self.systeem, self.reden = systeem, reden
        super().__init__(f"{systeem}: {reden}")
