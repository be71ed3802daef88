"""The offer of an organisation, as content and not code: packages, releases, and the catalogue made from
them. Other rooms use ``api``.
"""
