"""What compile() says about a constant text, asked of the newest Python at hand."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import sys
from typing import List, Optional, Tuple

_PROGRAM = """
import json, sys
source, mode = json.load(sys.stdin)
try:
    compile(source, "<scenario>", mode)
    print("null")
except SyntaxError as error:
    print(json.dumps(error.args))
"""


@functools.lru_cache(maxsize=None)
def newest_python() -> str:
    """The newest of the CPythons on the path that runs; the one that runs this otherwise."""
    for minor in range(14, sys.version_info[1], -1):
        program = shutil.which(f"python3.{minor}")
        if program and subprocess.run([program, "-c", ""], capture_output=True, check=False).returncode == 0:
            return program
    return sys.executable


@functools.lru_cache(maxsize=None)
def compile_result(source: str, mode: str) -> Optional[Tuple[object, ...]]:
    """The arguments of the SyntaxError, or nothing when the text is valid."""
    run = subprocess.run([newest_python(), "-W", "ignore", "-c", _PROGRAM], input=json.dumps([source, mode]), text=True,
                         capture_output=True, check=True)
    arguments: Optional[List[object]] = json.loads(run.stdout)
    return None if arguments is None else tuple(
        tuple(argument) if isinstance(argument, list) else argument for argument in arguments)
