"""Another try for jobs that run once a day: a database that is away at that minute must not cost a day."""

from procrastinate import RetryStrategy

DAGTAAK = RetryStrategy(max_attempts=7, exponential_wait=4)
"""Waits of 4, 16, 64 … seconds: six hours in all. The job may run twice."""
