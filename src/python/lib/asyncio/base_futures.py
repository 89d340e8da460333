"""Names that programs import from here; the reprs themselves are native."""

__all__ = ()


def isfuture(obj):
    """True if the object follows the future protocol (a truthy class attribute says so)."""
    return (hasattr(obj.__class__, '_asyncio_future_blocking')
            and obj._asyncio_future_blocking is not None)
