"""What a body is known by."""

import hashlib


def body_digest(body: bytes) -> str:
    """The digest of a body without its packing: the same page packed twice is the same page."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()
