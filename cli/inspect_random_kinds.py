"""What programs at random are made of: chance, types of variables, scopes."""

import dataclasses
import random


class Chance:
    """Of the module random, random() alone is promised to stay as it is."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, bound):
        return int(self.source.random() * bound)

    def one_of(self, choices):
        return choices[self.below(len(choices))]

    def in_percent(self, percent):
        return self.below(100) < percent


@dataclasses.dataclass(frozen=True)
class Kind:
    """A type: how a value of it comes from a {number}, is changed, and gives a number."""
    type: str
    initial: str
    change: str = ""
    number: str = ""
    declared: str = "{type} {name} = {initial};"


def integer(name, factor=""):
    return Kind(name, "static_cast<%s>({number})%s" % (name, factor),
                "{name} = static_cast<%s>({name} / 2 + {constant});" % name, "static_cast<int>({name} % 97)")


INT = integer("int")
STRING = Kind("std::string", "text({number}, {length})", "{name} += text({constant}, 9);",
              "static_cast<int>({name}.size())")
PAIR = Kind("std::pair<int, std::string>", "std::pair<int, std::string>({number}, text({number}, {length}))",
            "++{name}.first;", "{name}.first % 97")
POINT = Kind("Point", "Point{{{number}, 0.5 * {constant}}}", "++{name}.x;", "{name}.x % 97")
KINDS = [
    INT, integer("unsigned"), integer("long", " * 100000007L"), integer("unsigned long", " * 1234567890123UL"),
    integer("short"), integer("unsigned short"), integer("signed char"), integer("unsigned char"),
    integer("long long"), STRING, STRING, PAIR, POINT,
    Kind("bool", "({number}) % 2 == 0", "{name} = !{name};", "static_cast<int>({name})"),
    Kind("char", "static_cast<char>('a' + (({number}) & 15))", "{name} = 'z';", "static_cast<int>({name})"),
    Kind("Color", "static_cast<Color>(({number}) & 1)", "{name} = Color::blue;", "static_cast<int>({name})"),
    Kind("double", "({number}) * 0.25", "{name} = {name} / 2 + {constant};", "static_cast<int>({name}) % 97"),
    Kind("float", "static_cast<float>({number}) * 0.5F", "{name} += 1;", "static_cast<int>({name}) % 97"),
    Kind("std::optional<int>", "({number}) % 2 ? std::optional<int>({constant}) : std::nullopt", "{name}.reset();"),
    Kind("std::optional<std::string>", "std::optional<std::string>(text({number}, {length}))", "{name}.reset();"),
    Kind("std::vector<int>", "std::vector<int>(static_cast<std::size_t>(({number}) & 3), {constant})",
         "{name}.push_back({constant});"),
    Kind("std::vector<std::string>", "std::vector<std::string>(2, text({number}, {length}))", "{name}.pop_back();"),
    Kind("std::array<short, 3>", "std::array<short, 3>{{static_cast<short>({number}), 2, 3}}", "{name}[1] = 7;"),
    Kind("int", "", "{name}[1] = {constant};", "{name}[1] % 97", "int {name}[3] = {{{number}, 2, {constant}}};"),
    Kind("const int*", "&cells[({number}) & 3]", "{name} = &cells[{constant} & 3];", "*{name}"),
]
# What tells a name that is bound from one that is declared: the value is a part of one without a name.
BINDINGS = [(PAIR, INT, STRING), (POINT, INT, Kind("double", "")),
            (Kind("std::array<int, 2>", "std::array<int, 2>{{{number}, {constant}}}"), INT, INT)]
PARAMETERS = [("std::string", STRING, "text(3, 33)"), ("const std::string&", STRING, "word"), ("long", KINDS[2], "7L"),
              ("std::vector<int>", KINDS[20], "std::vector<int>(2, 5)"), ("const double&", KINDS[16], "ratio")]


@dataclasses.dataclass(frozen=True)
class Variable:
    kind: Kind
    changes: bool
    shown: str  # with the macros of the targets
    capturable: bool = True


class Scope(dict):
    """The names of a block; those of a header are not to be declared again in the block behind it."""

    def __init__(self, outer=None, header=None, loop=False, tried=False):
        super().__init__()
        self.outer, self.header = outer, header
        self.loop = loop or (outer is not None and outer.loop)
        self.tried = tried or (outer is not None and outer.tried)

    def visible(self):
        return {**(self.outer.visible() if self.outer is not None else {}), **self}

    def taken(self):
        return set(self) | (self.header.taken() if self.header is not None else set())
