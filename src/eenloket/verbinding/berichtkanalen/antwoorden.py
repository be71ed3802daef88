"""What a message service may answer."""

from eenloket.verbinding.netwerk import Antwoord


def uitkomst(antwoord: Antwoord) -> str:
    """ "" when the message was taken, otherwise the code of refusal. Raises: ValueError when it is neither."""
    inhoud = antwoord.json()
    if antwoord.status in (200, 201, 202):
        if not inhoud["id"]:
            raise ValueError("geen nummer")
        return ""
    return str(inhoud["code"])


def bereikbaar(antwoord: Antwoord) -> None:
    """The answer to an empty message: refused for its content, so address and key are right. Raises: ValueError."""
    if antwoord.status not in (400, 415, 422):
        raise ValueError("geen weigering")
    antwoord.json()


def stel_zeker(code: str) -> None:
    """Raises: ValueError with the service's code when it will never deliver this message."""
    if code:
        raise ValueError(code)
