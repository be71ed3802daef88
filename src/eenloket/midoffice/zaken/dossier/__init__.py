"""The file of a case: its documents, who may see them, and how they are added."""
