"""Which themes exist: one file of tokens each, in frontend/themas/."""

THEMAS = ("rivierveen", "waterschap")
STANDAARD = THEMAS[0]


def bekend(thema: str) -> str:
    """The theme's slug when we have it, otherwise the standard one: a page is never without colours."""
    return thema if thema in THEMAS else STANDAARD
