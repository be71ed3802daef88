"""The operator pages: API clients, subscribers, other registers, the catalogue, partners, and messages that
didn't arrive.
"""
