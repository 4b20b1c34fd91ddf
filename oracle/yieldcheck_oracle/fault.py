"""What a user can get wrong, said in one sentence."""

from typing import Optional


class Fault(Exception):
    """A cause that the user can remove: what is wrong, where, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message + ("; " + self.hint if self.hint else "")


class ScenarioError(Fault):
    """A scenario file that is not in order."""

    def __init__(
        self, message: str, path: str, line: Optional[int] = None, hint: str = "", is_syntax: bool = False
    ) -> None:
        super().__init__(message, hint)
        self.path = path
        self.line = line
        self.is_syntax = is_syntax  # this version of Python cannot parse it; another might

    def __str__(self) -> str:
        place = self.path if self.line is None else "%s:%d" % (self.path, self.line)
        return "%s: %s" % (place, super().__str__())
