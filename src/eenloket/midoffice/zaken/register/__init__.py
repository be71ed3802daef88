"""The register's door: what other systems do with cases, in the names and codes of the national standard. It translates; ``leven`` decides."""
