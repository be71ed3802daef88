"""The origin of the present work: the request or job that runs now. One trace id goes through logs,
processing log, events and jobs.
"""

from contextvars import ContextVar

trace: ContextVar[str] = ContextVar("trace", default="")
"""Trace id of W3C Trace Context (32 hex digits). The middleware sets it for a request, and each job sets it
for itself.
"""

aanroep: ContextVar[str] = ContextVar("aanroep", default="")
"""JSON about the foreign application that made the API call, for the audit trail: {client, gebruiker,
weergave, toelichting, verzoek}.
"""
