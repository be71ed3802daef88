"""Which adapter stands behind which port: the one table that binds the midoffice to the world (M-B16)."""


def verbind() -> None:
    """Bind every port. Called once at start; adapters open no connection here."""
