"""Management of the national APIs: the API clients, the subscribers, and the registers that we call. The
operator pages use ``zgw.api``.
"""
