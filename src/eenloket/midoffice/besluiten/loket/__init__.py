"""The door of our own counter: an employee, the table of a service, a sample that was checked, or the law decides on a case and ends it."""
