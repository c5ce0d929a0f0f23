"""Padmé padding: a file's size says little about what is in it.

From "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs" (Nikitin et al.,
2019), section 4: O(log log n) bits of the length leak, for at most 12 % more bytes.

Laws:
- `padded_bytes(n) >= n`, and padding a padded length changes nothing.
- Everything up to 16 KiB looks alike: the envelope alone takes up to 6 of them, so that no
  interviews and a few short ones cannot be told apart.
"""

_LEAST_BYTES = 16 * 1024


def padded_bytes(length: int) -> int:
    """Return the length, at least `length`, to which that many bytes are padded."""
    if length <= _LEAST_BYTES:
        return _LEAST_BYTES
    exponent = length.bit_length() - 1
    kept_bits = exponent.bit_length()
    mask = (1 << (exponent - kept_bits)) - 1
    return (length + mask) & ~mask
