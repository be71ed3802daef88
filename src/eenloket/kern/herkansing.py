"""A retry for jobs that run once a day: a database that can't be reached at that minute must not skip a day."""

from procrastinate import RetryStrategy

DAGTAAK = RetryStrategy(max_attempts=7, exponential_wait=4)
"""Waits of 4, 16, 64 … seconds: six hours in all. The job may run twice."""
