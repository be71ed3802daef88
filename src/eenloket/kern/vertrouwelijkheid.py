"""Levels of confidentiality of the national standards (vertrouwelijkheidaanduiding)."""

from django.db import models


class Vertrouwelijkheid(models.IntegerChoices):
    """In their order, so that 'at most' is a comparison."""

    OPENBAAR = 1, "openbaar"
    BEPERKT_OPENBAAR = 2, "beperkt_openbaar"
    INTERN = 3, "intern"
    ZAAKVERTROUWELIJK = 4, "zaakvertrouwelijk"
    VERTROUWELIJK = 5, "vertrouwelijk"
    CONFIDENTIEEL = 6, "confidentieel"
    GEHEIM = 7, "geheim"
    ZEER_GEHEIM = 8, "zeer_geheim"
