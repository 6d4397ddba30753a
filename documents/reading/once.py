"""What an object works out about itself when it is first asked, and keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - it is written as `property` is
    """As functools.cached_property, without the lock that it takes in Python 3.11: a letter is read by one thread."""

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self._work_out, self.__doc__ = work_out, work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> Self: ...

    @overload
    def __get__(self, of: object, owner: type) -> Value: ...

    def __get__(self, of: object | None, owner: type) -> Self | Value:
        if of is None:
            return self
        value = of.__dict__[self._name] = self._work_out(of)
        return value
