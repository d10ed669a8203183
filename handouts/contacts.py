"""Further phones of a clinic, by whom one reaches there: a closed list, so that each has its word in every language."""

from typing import Literal, get_args

ContactName = Literal["booking", "nurse", "pharmacy", "therapy", "ward", "blood_thinner"]
CONTACTS: tuple[str, ...] = get_args(ContactName)
