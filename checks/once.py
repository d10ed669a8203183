"""A property that is worked out when it is first asked for, and kept with its object."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

Whole = TypeVar("Whole")
Found = TypeVar("Found")


class once(Generic[Whole, Found]):
    """As `functools.cached_property`, without the lock that Python 3.11 takes for each (benchmarks/checks.py): two threads that ask at the
    same time work the same thing out twice, and nothing else happens.
    """

    def __init__(self, work: Callable[[Whole], Found]) -> None:
        self._work, self.__doc__ = work, work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, whole: None, owner: type) -> Self: ...
    @overload
    def __get__(self, whole: Whole, owner: type) -> Found: ...
    def __get__(self, whole: Whole | None, owner: type) -> Self | Found:
        if whole is None:
            return self
        whole.__dict__[self._name] = found = self._work(whole)
        return found
