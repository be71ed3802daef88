from .vulling import rivierveen

__all__ = ["rivierveen"]
