"""The words of this room: what a work item is about, what must be done, why it can't wait, and what was done to it."""

import datetime as dt

from django.db import models

GEEN_DATUM = dt.date(9999, 12, 31)
"""Stands where no term runs, so that a list by date has the item last."""


class Onderwerp(models.TextChoices):
    """The kind of thing that an item is about. This room knows such a thing by its UUID and never opens it."""

    ZAAK = "zaak", "a case"
    AANVRAAG = "aanvraag", "a request of a client"
    KNOOP = "knoop", "one service of a request, also after its case has ended"
    OVERDRACHT = "overdracht", "a hand-over to a partner"
    BERICHT = "bericht", "a message to a client"
    INHOUD = "inhoud", "a part of the content"


class Werksoort(models.TextChoices):
    """What a person must do."""

    BEHANDELEN = "behandelen", "handle a case"
    STEEKPROEF = "steekproef", "check an outcome of a decision table (M-B7)"
    HERZIEN = "herzien", "look at an ended service again (M-B6, M-C5)"
    ADVISEREN = "adviseren", "give an advice"
    TAAK = "taak", "do a task that somebody set"
    PARTNER = "partner", "answer or call a partner that could not be reached (M-B15)"
    OPNIEUW_VERSTUREN = "opnieuw_versturen", "send a message again that did not arrive (M-B12)"
    INHOUD = "inhoud", "correct content (M-A1)"


class Reden(models.TextChoices):
    """Why an item is where it is on the list, besides its term. A page has the words."""

    GEWOON = "", "nothing but its term"
    WEIGERING = "weigering", "another service of the request was refused"
    REGISTER = "register", "a register did not take the change"
    MISLUKT = "mislukt", "every try failed"
    DWANGSOM = "dwangsom", "a penalty for being late is coming"
    STEEKPROEF = "steekproef", "drawn for a check"


class Daad(models.TextChoices):
    """What somebody did to an item; one line of its history."""

    OPGEPAKT = "opgepakt", "a person took it"
    TERUGGEGEVEN = "teruggegeven", "it is for everybody again"
    OVERGEDRAGEN = "overgedragen", "given to another person or team"
    APART_GELEGD = "apart_gelegd", "put aside until a day"
    TERUGGELEGD = "teruggelegd", "back on the list before that day"
    VERZET = "verzet", "its term changed"
    AFGEROND = "afgerond", "done"
    VERVALLEN = "vervallen", "not needed any more"
    HEROPEND = "heropend", "must be done again"
