"""Which request or job we are in: one trace id through logs, processing log, events and the jobs that follow."""

from contextvars import ContextVar

trace: ContextVar[str] = ContextVar("trace", default="")
"""Trace id after W3C Trace Context (32 hex digits); set by the middleware and by each job."""

aanroep: ContextVar[str] = ContextVar("aanroep", default="")
"""JSON about the foreign application that asks, for the audit trail: {client, gebruiker, weergave, toelichting, verzoek}."""
