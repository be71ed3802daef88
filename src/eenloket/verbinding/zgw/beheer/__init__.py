"""The operator's pages about the national APIs: who may call us, who is told, whom we call, and the catalogue."""
