"""The only layer around the life of a case: load and lock the data for a rule, write the new state, emit the
events.
"""
