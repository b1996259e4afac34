"""What can be wrong with a request, as exceptions that become pages."""


class PageError(Exception):
    """A page that says what is wrong. key: its text in texts.csv, with values; near: links to what may have
    been meant, (address, words)."""

    status = 500

    def __init__(self, key: str, near: tuple[tuple[str, str], ...] = (), **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.near = near
        self.values = values


class NotFoundError(PageError):
    """There is no such thing in this database."""

    status = 404


class BadParameterError(PageError):
    """A parameter of the address cannot be understood; `values` has its name and value."""

    status = 400


class ForbiddenError(PageError):
    """A form that did not come from a page of this explorer, or a thing that it was not started for."""

    status = 403
