from .vulling import gevulde_database, rivierveen

__all__ = ["gevulde_database", "rivierveen"]
