"""Regular expressions in generators: the tokeniser of the documentation of re, pipelines, templates, scanners."""
# rules: none
# source: the documentation of re

import re

LINE = re.compile(r"""
    (?P<host> \S+ ) \s+ - \s+            # who asked
    "(?P<method> [A-Z]+ ) \s (?P<path> [^"]+ )" \s+
    (?P<status> \d{3} ) (?: \s (?P<size> \d+ ) )? $
""", re.VERBOSE)
FIELD = re.compile(r"\$(?:(?P<escaped>\$)|(?P<named>[a-z_]\w*)|\{(?P<braced>[a-z_]\w*)(?::(?P<default>[^}]*))?\})", re.I)


def tokenize(code):
    specification = [
        ("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"),
        ("NEWLINE", r"\n"), ("SKIP", r"[ \t]+"), ("MISMATCH", r"."),
    ]
    expression = "|".join("(?P<%s>%s)" % pair for pair in specification)
    line, line_start = 1, 0
    for match in re.finditer(expression, code):
        kind, value = match.lastgroup, match.group()
        column = match.start() - line_start
        if kind == "NUMBER":
            value = float(value) if "." in value else int(value)
        elif kind == "NEWLINE":
            line_start = match.end()
            line += 1
            continue
        elif kind == "SKIP":
            continue
        elif kind == "MISMATCH":
            raise RuntimeError(f"{value!r} unexpected on line {line}")
        yield kind, value, line, column


def parsed(lines):
    for line in lines:
        match = LINE.fullmatch(line)
        if match is None:
            yield "skipped", line
            continue
        yield match.groupdict("-")


def expand(text, values):
    last = 0
    for match in FIELD.finditer(text):
        if match.start() > last:
            yield text[last:match.start()]
        last = match.end()
        name = match["named"] or match["braced"]
        if match["escaped"]:
            yield "$"
        elif name in values:
            yield str(values[name])
        elif match["default"] is not None:
            yield match["default"]
        else:
            answer = yield "missing", name, match.span(), match.lastgroup
            yield answer
    yield text[last:]


def scan(text):
    """match() at a position, as hand-written lexers do it."""
    word, blank, place = re.compile(r"(?P<word>[^\W\d]\w*)|(?P<number>\d+)"), re.compile(r"\s*"), 0
    while place < len(text):
        match = word.match(text, place)
        if match is None:
            moved = yield "stuck", place
            place = moved if moved is not None else place + 1
            continue
        yield match.lastgroup, match.group(), match.pos, match.endpos
        place = blank.match(text, match.end()).end()


def replaced():
    yield re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower()
    yield re.sub(r"(\w+)=(?P<value>\w+)", r"\g<value>=\1", "a=1, b=2", count=1)
    yield re.subn(r"\b[a-z]", lambda match: match.group().upper(), "two words")
    yield re.sub("x*", "-", "abxd")
    yield re.split(r"(,)|;", "a,b;c")
    yield re.split("", "ab"), re.split(r"\s+", "a b  c", maxsplit=1)
    yield re.findall(r"(\w)(\d)?", "a1b"), re.findall("a|", "aab"), re.findall("[[:alpha:]]", "a] :]")
    yield re.sub(re.escape("1.5*"), "<>", "1.5* 1x5*")


def matched():
    match = re.match(r"(a)|(?P<n>b)", "b")
    yield str(match), match.groups(), match.lastindex, match.span(1), match.expand(r"[\2|\1]")
    try:
        match.group("m")
    except IndexError as error:
        yield str(error)
    yield [match.group(1, 2, "n") for match in re.finditer(r"(?:(a)|(?P<n>b)|c)*", "abc c")]
    yield bool(re.match("", "")), re.fullmatch("a|ab", "ab")[0], re.match(r"(a)?(?(1)b|c)", "c").group()
    yield re.findall(r"\w+", "na\u00efve \u03c03"), re.findall(r"\w+", "na\u00efve", re.ASCII), re.search("(?i)B", "ab").start()
    yield repr(re.compile("a.b", re.S | re.I)), re.compile("a") is re.compile("a")


def drive():
    tokens = tokenize("IF price THEN\n    tax := price * 0.05;\n")
    print(next(tokens), next(tokens))
    print(list(tokens))
    bad = tokenize("a $")
    next(bad)
    next(bad)
    print(list(parsed(['me - "GET /a b" 200 12', "nonsense", 'you - "PUT /" 404'])))
    expanding = expand("Dear $name, ${Sum:0} is $$5 of ${limit}.", {"name": "Ann"})
    print([next(expanding) for _ in range(7)])
    next(expanding)
    expanding.send("ten")
    list(expanding)
    scanning = scan("one 22 ?\u00fcber")
    next(scanning)
    next(scanning)
    next(scanning)
    scanning.send(8)
    list(scanning)
    for value in replaced():
        print(value)
    list(matched())
