"""The file of a case: which documents are in it, who may see them, and how they come there."""
