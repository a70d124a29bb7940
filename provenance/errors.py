"""Errors a person can mend: the command line turns them into one message and exit code 2."""


class InputError(Exception):
    """Bad usage, bad configuration or a missing path.

    Args:
        message: what is wrong and where, one sentence.
        hint: how to mend it, one sentence.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = hint
