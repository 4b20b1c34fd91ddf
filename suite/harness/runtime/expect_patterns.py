"""Writes expected/patterns.jsonl: regular expressions, and what CPython 3.13 finds with them. pattern_test.cpp asks the
runtime the same. Run it with CPython 3.13 only:

    python3.13 suite/harness/runtime/expect_patterns.py suite/harness/runtime/expected/patterns.jsonl [COUNT [SEED]]

One case a line: [pattern, flags, text, pos, answer]. The answer is repr() of what the methods of the pattern give, or
"error". COUNT says how many random ones there are beside those that are spelled out below.
"""
import json
import random
import re
import signal
import sys
import warnings
from typing import Any, Iterator, List, Optional, Tuple

Case = Tuple[str, int, str, int]

TOKENS = (r"(?P<NUMBER>\d+(\.\d*)?)|(?P<ASSIGN>:=)|(?P<END>;)|(?P<ID>[A-Za-z]+)|(?P<OP>[+\-*/])|(?P<NEWLINE>\n)"
          r"|(?P<SKIP>[ \t]+)|(?P<MISMATCH>.)")
I, M, S, X, A = int(re.I), int(re.M), int(re.S), int(re.X), int(re.A)

SPELLED_OUT: List[Tuple[str, int, str]] = [
    (TOKENS, 0, "x := 3.5 * (y + 10);\nz"), (r"(\w+)\s*=\s*(.*?)\s*$", M, "a = 1\n b=two \nc =\n"),
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0, "2024-01, 1999-12, 20-1"), (r"(?P<q>['\"]).*?(?P=q)", 0, "'a' \"b'c\" 'd"),
    # empty matches
    ("x*", 0, "abxd"), ("", 0, "abc"), ("", 0, ""), (r"\b", 0, "two words"), (r"\b", 0, ""), (r"\B", 0, "two words"),
    ("a|", 0, "aab"), ("|a", 0, "aab"), ("(a|b*?)*", 0, "abba"), ("(?=a)", 0, "banana"), ("$", 0, "a\n"), ("^", M, "a\nb\n"),
    ("(?:)*", 0, "a"), ("(?:|a)+", 0, "aa"), ("(|a)+?b", 0, "aab"), ("(a*)+?", 0, "aa"), ("(a*)*?b", 0, "aab"), ("()*x", 0, "x"),
    ("(?:a*)*b", 0, "aaa"), ("(?:a?)*?$", 0, "aa"), ("(?:a?){2,3}", 0, "aaaa"), ("(a?){3}?b", 0, "ab"),
    # ends and beginnings
    ("a$", 0, "a\n"), ("a$", 0, "a\n\n"), (r"a\Z", 0, "a\n"), ("a$", M, "a\na\n"), (r"\Aa", M, "a\na"), ("^a", 0, "a\na"),
    ("a.b", 0, "a\nb"), ("a.b", S, "a\nb"), (".*", 0, "one\ntwo"), (".+?$", M, "one\ntwo\n"), (r"\d+(?=:)", 0, "12:34"),
    # groups
    ("((a)|b)*", 0, "ab"), ("(?:(a)|(b)|c)*", 0, "abc"), ("(?:(a)|b)*", 0, "ab"), ("(a)|(b)", 0, "ba"), ("((ab))", 0, "ab"),
    ("((a)(b))", 0, "ab"), ("(a)(b)?", 0, "a"), ("(?P<x>a)(?P<y>b)?", 0, "aab"), (r"(a)?\1", 0, "aa"), (r"(a)?\1b", 0, "b"),
    (r"(?:(a)|b)\1", 0, "bb aa"), (r"(a|ab)(c|bcd)(d*)", 0, "abcd"), (r"(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\10", 0, "abcdefghijj"),
    (r"(a)(?(1)b|c)", 0, "abac"), (r"(<)?a(?(1)>|$)", 0, "<a> a"), (r"(?P<o>\()?x(?(o)\))", 0, "(x) x (x"), ("(?(1)a|b)(c)?", 0, "bcab"),
    ("(?:(?(1)a|b)(c))+", 0, "bcac"), ("(a(?=(b)))", 0, "ab"), ("(?!(a)b)a", 0, "ac"), ("(?:(a)(?!b)|a)(.)", 0, "ab"), ("(?=(a+))a*b", 0, "aab"),
    ("(?:(?=(a))a|b)+", 0, "ab"), ("(?<=(a))b", 0, "ab"), ("(?<=a|b)c", 0, "ac bc c"), ("(?<!^)a", 0, "aa"), ("(?<=ab{2})c", 0, "abbc"), ("(?<!ab)c", 0, "abc c"),
    ("(?:(a)|(b)|(c))+?d", 0, "abcd"), ("(?:(x)y|(x)z)+", 0, "xyxz"), ("((x)|(y))*z", 0, "xyz"), ("(?:(a)b?){2}c", 0, "abac"), ("(?:a(b)?)+?c", 0, "abac"),
    # repetitions
    ("x{,3}", 0, "xxxx"), ("x{2}", 0, "xxxxx"), ("x{2,}", 0, "xxxxx"), ("x{1,2}?", 0, "xxx"), ("x{,}", 0, "xx"), ("x{", 0, "x{"), ("x{}", 0, "x{}"), ("x{a}", 0, "x{a}"),
    ("x{1,a}", 0, "x{1,a}"), ("x{ 1}", 0, "x{ 1}"), ("{", 0, "{"), ("x{0}y", 0, "xy"), ("(x){0}y", 0, "xy"), ("(?:ab)+", 0, "ababa"), ("(ab)+?", 0, "abab"), ("a??b", 0, "ab"),
    # sets
    ("[[:alpha:]]", 0, "a] :]"), ("[]a]+", 0, "]a"), ("[^]a]+", 0, "]bc"), ("[a-]+", 0, "a-b"), ("[-a]+", 0, "a-b"), (r"[\d-]+", 0, "1-2a"), (r"[\]\\]+", 0, "]\\"),
    (r"[^\d\s]+", 0, "ab 12"), (r"[\b]", 0, "\b"), (r"[\x41-\x43\u0044]+", 0, "ABCDE"), (r"[\101\0]+", 0, "A\0"), ("[a--b]", 0, "-"), ("[a&&b]+", 0, "a&b"), ("[^\\W_]+", 0, "a_b"), ("[.*+]+", 0, ".*+a"),
    (r"[\w.]+@[\w.]+", 0, "me@example.org, you@x"), (r"[\W]", 0, "a b"), ("[^^]", 0, "^a"), ("[a^]", 0, "^"),
    # escapes
    (r"\x41\u0042\U00000043\104\0", 0, "ABCD\0"), (r"\a\f\n\r\t\v\\", 0, "\a\f\n\r\t\v\\"), (r"\.\-\ \#\/\@", 0, ".- #/@"), (r"\é", 0, "é"), (r"(a)\1\061", 0, "aa1"),
    # flags
    ("abc", I, "aBC"), ("[a-c]+", I, "aBCd"), ("[^a-c]+", I, "xBCé"), ("(?i)É", A, "É é"), (r"(a)\1", I, "aA"), ("(?i:a)b", 0, "Ab AB"), ("(?-i:a)b", I, "aB AB"), ("a(?s:.)b.", 0, "a\nb\n"),
    ("(?i)a b", 0, "A B"), ("(?x) a b # c\n c", 0, "abc"), ("(?xi) A [ b] \\ ", 0, "ab  a  "), ("a +", X, "aaa"), ("a {2}", X, "aa"), ("a (?# not ) b", X, "ab"), ("(?x: a b )c d", 0, "abc d"), ("(?ms)^.b$", 0, "a\nb\n\nb"),
    (r"\w+", 0, "naïve Straße π3 ²½"), (r"\w+", A, "naïve Straße"), (r"\d+", 0, "12٣４²"), (r"\d+", A, "12٣"), (r"\s+", 0, " \x1c\x85\u2003\xa0x"), (r"\s+", A, " \x1c\x0b"), (r"\bé\b", 0, "é éa"), (r"\bé\b", A, "é aéa"),
    ("[é-ü]+", 0, "éüa"), ("(?a)\\w+", 0, "aé"), ("k", I, "Kk"), ("[^\n]*", 0, "a\n\nb"),
    # errors
    ("(", 0, ""), (")", 0, ""), ("[a", 0, ""), ("*a", 0, ""), ("a**", 0, ""), ("(?P<a>x)(?P<a>y)", 0, ""), ("(?P<1>x)", 0, ""), (r"\1", 0, ""), (r"(a\1)", 0, ""), (r"\q", 0, ""), ("[b-a]", 0, ""), (r"[\d-a]", 0, ""), ("(?<=a*)b", 0, ""), ("a(?i)b", 0, ""),
    ("(?z)", 0, ""), ("x{3,2}", 0, ""), ("(?P=a)", 0, ""), ("^*", 0, ""), (r"\b+", 0, ""), ("(?", 0, ""), ("(?:a", 0, ""), ("(?#a", 0, ""), ("(?(2)a|b)(c)", 0, ""), ("(?(0)a)", 0, ""), ("(?(1)a|b|c)(d)", 0, ""), ("\\", 0, ""), (r"\x4", 0, ""), (r"[\Z]", 0, ""), (r"\400", 0, ""), ("(?<a>b)", 0, ""),
    ("(?-i)a", 0, ""), ("(?i-i:a)", 0, ""), ("(?au:a)", 0, ""), ("a +?+", X, ""), ("a+ ?", X, ""), ("|*", 0, ""), ("(*a)", 0, ""), ("x{2}{3}", 0, ""),
]


def described(match: Optional[Any]) -> Optional[List[Any]]:
    if match is None:
        return None
    return [[match.span(number) for number in range(match.re.groups + 1)], match.lastindex, match.lastgroup]


def answer(case: Case) -> str:
    pattern, flags, text, pos = case
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, OverflowError):
        return "error"
    return repr([
        compiled.flags, compiled.groups, described(compiled.match(text, pos)), described(compiled.fullmatch(text, pos)),
        [described(match) for match in compiled.finditer(text, pos)], compiled.findall(text), compiled.split(text),
        compiled.subn(r"<\g<0>\\>", text), compiled.sub(lambda match: match.group()[::-1], text, 2)])


class Maker:
    """Random patterns over few letters, so that they meet their texts, and with much nesting."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.groups = 0
        self.closed: List[int] = []

    def case(self) -> Case:
        self.groups, self.closed = 0, []
        flags = self.random.choice([0, 0, 0, 0, I, M, S, I | M, A])
        pattern = self.alternatives(self.random.randint(1, 3))
        text = "".join(self.random.choice("aaabbbcAB1 \n_é") for _ in range(self.random.randint(0, 8)))
        return pattern, flags, text, self.random.choice([0, 0, 0, 1, 2])

    def alternatives(self, depth: int) -> str:
        return "|".join(self.sequence(depth) for _ in range(self.random.choice([1, 1, 1, 2, 3])))

    def sequence(self, depth: int) -> str:
        return "".join(self.item(depth) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3])))

    def item(self, depth: int) -> str:
        if self.random.random() < 0.12:
            return self.random.choice(["^", "$", r"\b", r"\Z", r"\A"])
        part = self.part(depth)
        return part + self.random.choice(["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}?", "{2,}", "{0,3}"])

    def part(self, depth: int) -> str:
        if self.closed and self.random.random() < 0.1:
            return r"(?:\%d)" % self.random.choice(self.closed)
        if depth and self.random.random() < 0.5:
            return self.grouped(depth - 1)
        return self.random.choice(["a", "b", "c", ".", "[ab]", "[^a]", "[a-cB]", r"\w", r"\d", r"\s", r"\W", r"[\d_]", "[^b\\s]"])

    def grouped(self, depth: int) -> str:
        kind = self.random.randrange(12)
        if kind < 6:
            self.groups += 1
            number = self.groups
            name = self.random.choice(["", "", f"?P<g{number}>"])
            inner = self.alternatives(depth)
            self.closed.append(number)
            return f"({name}{inner})"
        if kind == 10 and self.closed:
            return f"(?({self.random.choice(self.closed)}){self.sequence(depth)}|{self.sequence(depth)})"
        if kind == 11:
            before = self.random.choice(["a", "ab", "[ab]", r"\b", "a|b", "(?:a|b)c", "^"])
            return f"(?{self.random.choice(['<=', '<!'])}{before})"
        return f"(?{self.random.choice([':', ':', ':', ':', '=', '!', 'i:'])}{self.alternatives(depth)})"


def cases(count: int, seed: int) -> Iterator[Case]:
    for pattern, flags, text in SPELLED_OUT:
        yield pattern, flags, text, 0
    maker = Maker(seed)
    for _ in range(count):
        yield maker.case()


def in_time(case: Case) -> Optional[str]:
    """The answer, when it is there at once: some random patterns take ages."""
    signal.setitimer(signal.ITIMER_REAL, 0.002)
    try:
        return answer(case)
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def too_slow(number: int, frame: Any) -> None:
    raise TimeoutError


def main() -> None:
    if sys.version_info[:2] != (3, 13) and len(sys.argv) < 5:
        sys.exit("expect_patterns.py needs CPython 3.13, whose answers it writes; run it with python3.13")
    warnings.simplefilter("ignore")  # possible nested sets
    signal.signal(signal.SIGALRM, too_slow)
    count, seed = ([int(word) for word in sys.argv[2:4]] + [500, 1][len(sys.argv) - 2:])
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        for case in cases(count, seed):
            found = in_time(case)
            if found is not None:
                file.write(json.dumps([*case, found]) + "\n")


if __name__ == "__main__":
    main()
