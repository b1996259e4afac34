"""Who we say we are: `tinbai/0.1.0 (+https://example.org/crawl)`, with a contact for live crawls."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from pipeline.collect.addresses import is_local_name, url_host

PRODUCT = "tinbai"  # what robots.txt calls us
VARIABLE = "TINBAI_CONTACT"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(?::\d+)?(?:/[^\s()<>\"\\]*)?", re.IGNORECASE)


class ContactError(ValueError):
    """A live crawl without a contact, or with one that nobody could write to; says how to give one."""


@dataclass(frozen=True, slots=True)
class Identity:
    """user_agent, and an e-mail address for `From:` (None where the contact is a page)."""

    user_agent: str
    email: str | None = None

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers that name us."""
        sender = (("From", self.email),) if self.email else ()
        return (("User-Agent", self.user_agent), *sender)


def identify(contact: str | None, homes: Iterable[str]) -> Identity:
    """Our name for a crawl of the sources with these homes.

    contact: an e-mail address or the address of a page that says who crawls, and why. Raises ContactError
    where one is wanting (any home that is not on this machine) or is neither.
    """
    contact = (contact or "").strip()
    if contact and not (_EMAIL.fullmatch(contact) or _ADDRESS.fullmatch(contact)):
        raise ContactError(f"'{contact}' is no contact: give an e-mail address or an http(s) address")
    live = [home for home in homes if not is_local_name(url_host(home))]
    if live and not contact:
        raise ContactError(
            f"crawling {live[0]} needs a contact that its publisher can write to: "
            f"--contact you@university.edu, or an address of a page, or {VARIABLE} in the environment"
        )
    called = f"{PRODUCT}/{_version()}"
    return Identity(f"{called} (+{contact})" if contact else called, contact if "@" in contact else None)


def _version() -> str:
    try:
        return version("tinbai")
    except PackageNotFoundError:
        return "0"
