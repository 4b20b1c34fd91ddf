"""Telling which scenarios could be recorded and translated, without doing either."""

from typing import List

from .fault import Fault, ScenarioError
from .record import ScenarioFile
from .scenario import parse


def dry_run(files: List[ScenarioFile]) -> int:
    """Prints a line for each scenario, or one for each reason against it. 0: all are in order; 1: some are not."""
    try:
        from .translate.errors import Untranslatable
        from .translate.scenarios import translate_scenario
    except (ImportError, SyntaxError):
        raise Fault("translating needs a newer Python than this", "run the command with Python 3.11 or later")
    failures = 0
    for file in files:
        try:
            file.read()
            translate_scenario(parse(file.text, file.id, file.path))
        except (ScenarioError, Untranslatable) as failure:
            failures += 1
            print(failure)
        else:
            print("%s: translates" % file.path)
    if len(files) > 1:
        print("%d of %d scenarios translate" % (len(files) - failures, len(files)))
    return 1 if failures else 0
