from django.db import models
from django.db.models import Q

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld

from .soorten import GEEN_DATUM, Daad, Onderwerp, Reden, Werksoort

_OPEN = Q(klaar_op__isnull=True)


class Werk(OrganisatieRij):
    """A work item: one thing that waits for a person or a team (M-B8).

    It knows its subject by kind and UUID, and carries what a line of a list shows and is sorted by, so that a list opens no subject.
    Nothing in it is personal data of a client: who asked stands with the subject.
    """

    onderwerp = models.CharField(max_length=12, choices=Onderwerp)
    onderwerp_id = models.UUIDField()
    soort = models.CharField(max_length=20, choices=Werksoort)
    oorzaak = models.CharField(
        max_length=60, blank=True, help_text="Makes the same work about one subject come only once per cause"
    )
    titel = models.CharField(
        max_length=120, blank=True, help_text="For a subject that has no service of ours"
    )
    kenmerk = models.CharField(max_length=100, blank=True, help_text="The number that people know it by")
    sleutel = models.CharField(
        max_length=40, blank=True, help_text="What the page of the subject is found by"
    )
    dienst = models.CharField(max_length=60, blank=True, help_text="Slug of the service")
    uitgave_id = models.UUIDField(null=True, help_text="Content release that names the service")
    uitvoerder = models.CharField(max_length=60, help_text="Slug of the organisation whose work it is")
    team = models.CharField(max_length=60, blank=True, help_text="Slug of the team; empty: of everybody")
    niveau = models.SmallIntegerField(null=True, help_text="Handling level 1, 2 or 3 (M-B7)")
    vertrouwelijkheidaanduiding = models.SmallIntegerField(
        default=4, help_text="Level of the subject, 1 (public) to 8: who may see less, does not see the line"
    )
    fase = models.CharField(max_length=20, blank=True, help_text="Where the subject stands")
    medewerker = models.ForeignKey(
        "gebruikers.Medewerker", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    norm = models.DateField(null=True, help_text="The day we promised")
    wettelijk = models.DateField(null=True, help_text="The last day of the law")
    staat_stil = models.BooleanField(default=False, help_text="The term is suspended")
    werkdatum = models.DateField(
        default=GEEN_DATUM, help_text="The day it is sorted by: the first of both that runs"
    )
    reden = models.CharField(max_length=12, choices=Reden, blank=True)
    toelichting = models.CharField(
        max_length=200, blank=True, help_text="What went wrong, in a system's words"
    )
    apart_tot = models.DateField(null=True, help_text="Put aside: back on the list on this day")
    gemaakt_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["onderwerp_id", "soort", "oorzaak"], name="werk_eenmaal"),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=False) | Q(uitkomst=""), name="werk_uitkomst"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisatie", "uitvoerder", "werkdatum", "id"], name="werk_lijst", condition=_OPEN
            ),
            models.Index(
                fields=["organisatie", "uitvoerder", "werkdatum", "id"],
                name="werk_van_niemand",
                condition=_OPEN & Q(medewerker__isnull=True),
            ),
            models.Index(
                fields=["medewerker", "werkdatum", "id"],
                name="werk_van_mij",
                condition=_OPEN & Q(medewerker__isnull=False),
            ),
            models.Index(
                fields=["organisatie", "team", "werkdatum", "id"],
                name="werk_van_team",
                condition=_OPEN & ~Q(team=""),
            ),
            models.Index(
                fields=["organisatie", "soort", "werkdatum", "id"], name="werk_soort", condition=_OPEN
            ),
            models.Index(
                fields=["organisatie", "dienst", "werkdatum", "id"], name="werk_dienst", condition=_OPEN
            ),
            models.Index(
                fields=["organisatie", "reden", "werkdatum", "id"],
                name="werk_reden",
                condition=_OPEN & ~Q(reden=""),
            ),
        ]


class Werkregel(Rij):
    """A line of the history of a work item: who did what, when, and with whom."""

    werk = models.ForeignKey(Werk, on_delete=models.CASCADE, related_name="geschiedenis")
    daad = models.CharField(max_length=12, choices=Daad)
    op = models.DateTimeField()
    door = models.CharField(max_length=200, help_text="The actor, without personal data")
    medewerker = models.ForeignKey(
        "gebruikers.Medewerker", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    team = models.CharField(max_length=60, blank=True)
    tot = models.DateField(null=True)
    toelichting = VersleuteldVeld(null=True, help_text="What was done about it, in a person's words")

    class Meta:
        ordering = ["id"]
