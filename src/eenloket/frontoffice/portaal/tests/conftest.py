from eenloket.frontoffice.intake.tests.conftest import inhoud, loket

__all__ = ["inhoud", "loket"]
