"""What can go wrong with logging in."""


class Geweigerd(Exception):
    """The broker refused the code, or its token doesn't hold. ``reden`` is for the log, without personal data."""

    def __init__(self, reden: str) -> None:
        self.reden = reden
        super().__init__(reden)
