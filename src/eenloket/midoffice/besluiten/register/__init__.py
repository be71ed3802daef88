"""The door of the national register: other systems register, change and remove decisions; refusals have the codes of the standard."""
