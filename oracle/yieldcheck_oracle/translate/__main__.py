"""The command: python3 -m yieldcheck_oracle.translate"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Dict, List, Tuple

from ..fault import Fault, ScenarioError
from ..scenario import find
from .chunks import write_all
from .errors import Untranslatable
from .module import Translation
from .scenarios import translate_file


def main(arguments: "List[str] | None" = None) -> int:
    """0: done; 1: with --dry-run, some do not translate; 3: a fault."""
    options = _parser().parse_args(arguments)
    if not options.dry_run and options.out is None:
        print("--out is missing: name the folder for the C++ files", file=sys.stderr)
        return 3
    try:
        files = _files(options.sources, options.root)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 3
    translations, failures = _translate(files, options.dry_run)
    if options.dry_run:
        return 1 if failures else 0
    for failure in failures:
        print(failure, file=sys.stderr)
    if failures and not options.keep_going:
        return 3
    try:
        write_all(options.out, translations, options.chunks)
    except OSError as error:
        print(f"{options.out}: cannot be written ({error.strerror}); name a folder that can", file=sys.stderr)
        return 3
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yieldcheck_oracle.translate", description="Translates scenarios to C++20.")
    parser.add_argument("sources", nargs="+", metavar="DIR-OR-FILE", type=Path)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the C++ files go")
    parser.add_argument("--root", type=Path, metavar="DIR", help="the folder that scenario ids start from")
    parser.add_argument("--chunks", type=int, default=8, metavar="N", help="how many files a compiler gets (8)")
    parser.add_argument("--dry-run", action="store_true", help="only say which files translate, and why others do not")
    parser.add_argument("--keep-going", action="store_true", help="write what translates, in spite of what does not")
    return parser


def _files(sources: List[Path], root: "Path | None") -> List[Tuple[Path, Path]]:
    """Each scenario file with the folder that its id starts from."""
    files: List[Tuple[Path, Path]] = []
    for source in sources:
        if source.is_dir():
            files += [(Path(path), root or source) for _, path in find(str(source))]
        else:
            files.append((source, root or source.parent))
    return files


def _translate(files: List[Tuple[Path, Path]], report: bool) -> "Tuple[Dict[str, Translation], List[str]]":
    translations: Dict[str, Translation] = {}
    failures: List[str] = []
    for path, root in files:
        identity = path.relative_to(root).with_suffix("").as_posix()
        try:
            translations[identity] = translate_file(path, root)
            if report:
                print(f"{path}: translates")
        except (Untranslatable, ScenarioError) as failure:
            failures.append(str(failure))
            if report:
                print(failure)
    return translations, failures


if __name__ == "__main__":
    sys.exit(main())
