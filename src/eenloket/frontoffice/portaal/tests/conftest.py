from eenloket.frontoffice.intake.tests.conftest import loket

__all__ = ["loket"]
