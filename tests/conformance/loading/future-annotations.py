# Annotations and future imports.
from __future__ import annotations

def handler(event: Missing, context: LambdaContext) -> dict[str, Missing]:
    return handler.__annotations__
