"""Django's backend for PostgreSQL, extended for the busiest code: a connection check without a query, and a
pipeline of statements.
"""
