"""The door of our own counter. An employee, the decision table, a checked sample or the law decides on a case
and ends it.
"""
