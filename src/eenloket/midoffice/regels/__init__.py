"""Decision models and expressions, with reasons: rights, handling level, routing (M-A4, M-B7). Other rooms
use ``api``.
"""
