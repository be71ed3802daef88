"""Tables: releases of content, and the catalogue with the fields of the national Catalogi API 1.4.0 in snake_case.

References between catalogue resources are foreign keys; references to other registers stay URLs. Durations are ISO 8601
texts, because calendar months and years have no fixed length.
"""
