"""Writes a C++ program at random: coroutines of nested scopes, which print what they hold where they suspend.

The same seed gives the same text with every Python. The programs need inspector/test_targets/stepping.hpp.
"""

from inspect_random_kinds import BINDINGS, INT, KINDS, PARAMETERS, STRING, Chance, Kind, Scope, Variable

STEPS = 9  # one frame of each coroutine for each number of steps below

PRELUDE = """#include "stepping.hpp"

using namespace stepping;

int cells[4] = {11, -12, 13, 14};
const std::string word = "a word that is longer than its own buffer";
const double ratio = 2.5;
std::vector<int> numbers(int count) { return std::vector<int>(static_cast<std::size_t>(count & 3), count); }
"""


class Body:
    """The statements of one coroutine."""

    def __init__(self, chance, calls):
        self.chance, self.calls = chance, calls  # of the coroutines that it may wait for
        self.lines, self.depth, self.counted = [], 1, 0
        self.left = 40  # statements, about

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    # ---- expressions

    def fill(self, pattern, scope, **more):
        return pattern.format(number=self.number(scope), constant=self.chance.below(50),
                              length=self.chance.one_of((0, 3, 15, 16, 40)), **more)

    def number(self, scope):
        """An int, of a name or of none; small enough to be counted on with."""
        numeric = [(name, variable) for name, variable in scope.visible().items() if variable.kind.number]
        if not numeric or self.chance.in_percent(30):
            return str(self.chance.below(200) - 100)
        name, variable = self.chance.one_of(numeric)
        return "%s * %d + %d" % (variable.kind.number.format(name=name), self.chance.below(9), self.chance.below(90))

    def holds(self, scope):
        """What the coroutine says before it suspends: on the same line."""
        return " + ".join(variable.shown for variable in scope.visible().values()) or '""'

    def awaited(self, scope):
        """An int for which the coroutine waits, once or oftener."""
        number = self.number(scope)
        forms = ["co_await Wait{%s}" % number, "co_await Wait{co_await Ready{%s}}" % number,
                 "co_await Ready{3} + co_await Wait{%s} + co_await Wait{2}" % number]
        if self.calls:
            forms += ["co_await " + self.chance.one_of(self.calls)(number)] * 2
        return self.chance.one_of(forms)

    # ---- declarations

    def new_name(self, scope):
        free = [letter for letter in "abcdefgh" if letter not in scope.taken()]
        if free and self.chance.in_percent(80):
            return self.chance.one_of(free)
        self.counted += 1
        return "%s%d" % (self.chance.one_of("abcdefgh"), self.counted)

    def add(self, scope, name, kind, changes=True, shown="", used=60, capturable=True):
        scope[name] = Variable(kind, changes, shown or "LOCAL(%s)" % name, capturable)
        if self.chance.in_percent(used):
            self.line("use(%s);" % name)

    def declare(self, scope):
        kind, form = self.chance.one_of(KINDS), self.chance.below(10)
        initial, name = self.fill(kind.initial, scope), self.new_name(scope)
        while name in initial:  # it would be its own value
            name += "1"
        if name in scope.taken():
            return
        written, changes = kind.declared, form < 7
        if kind.initial and form in (5, 6, 7, 8, 9):
            written = ("auto {name} = {initial};", "{type} {name}({initial});", "{type} const {name} = {initial};",
                       "{type} const& {name} = {initial};", "const auto& {name} = {initial};")[form - 5]
        number = str(self.chance.below(90))
        self.line(written.format(type=kind.type, name=name, initial=initial, number=number, constant=form))
        self.add(scope, name, kind, changes)

    def declare_binding(self, scope):
        whole, *kinds = self.chance.one_of(BINDINGS)
        initial, names = self.fill(whole.initial, scope), []
        for letter in "pq":  # clang -O0 does not tell apart those that have the same name
            self.counted += 1
            names.append("%s%d" % (letter, self.counted))
        form = self.chance.one_of(("auto", "const auto", "auto&&", "const auto&"))
        self.line("%s [%s, %s] = %s;" % (form, names[0], names[1], initial))
        for name, kind in zip(names, kinds):
            self.add(scope, name, kind, not form.startswith("const"), capturable=False)

    def declare_reference(self, scope):
        names = list(scope.visible())
        target, name = self.chance.one_of(names), self.new_name(scope)
        if name == target or name in scope.taken():
            return
        variable = scope.visible()[target]
        self.line("%s %s = %s;" % (self.chance.one_of(("auto&", "const auto&", "auto&&")), name, target))
        shown = variable.shown
        if shown.startswith("LOCAL_AS"):
            shown = shown.replace("LOCAL_AS(%s," % target, "LOCAL_AS(%s," % name, 1)
        else:
            shown = "LOCAL(%s)" % name
        self.add(scope, name, variable.kind, False, shown)  # it may be constant

    def declare_pointer(self, scope):
        targets = [name for name, variable in scope.visible().items()
                   if variable.kind.type and variable.kind.type not in ("char", "const int*") and variable.kind.initial]
        target, name = self.chance.one_of(targets), self.new_name(scope)
        if name != target and name not in scope.taken():
            self.line("auto* %s = &%s;" % (name, target))
            self.add(scope, name, Kind("", ""), False, capturable=False)

    def declare_lambda(self, scope):
        visible = [name for name, variable in scope.visible().items() if variable.capturable]
        name, captured = self.new_name(scope), self.chance.one_of(visible)
        if name == captured or name in scope.taken():
            return
        self.line("auto %s = [%s%s] { return %s; };" % (name, self.chance.one_of(("", "&")), captured, captured))
        if scope.visible()[captured].kind.declared.startswith("int {name}["):
            return self.lines.pop()
        self.add(scope, name, Kind("", ""), False,
                 'LOCAL_AS(%s, "{%s = " + report::shown(%s()) + "}")' % (name, captured, name), capturable=False)

    # ---- statements

    def change(self, scope):
        changing = [(name, variable.kind) for name, variable in scope.visible().items()
                    if variable.changes and variable.kind.change]
        if changing:
            name, kind = self.chance.one_of(changing)
            self.line(self.fill(kind.change, scope, name=name))

    def suspend(self, scope):
        holds, form = "AT(%s); " % self.holds(scope), self.chance.below(10)
        if form < 5:
            return self.line("%sco_yield %s;" % (holds, self.number(scope)))
        if form < 7:
            return self.line("%s(void)(%s);" % (holds, self.awaited(scope)))
        awaited, name = self.awaited(scope), self.new_name(scope)
        if name in awaited.replace("await", "") or name in scope.taken():
            return None
        kind, written = self.chance.one_of(((INT, "int %s = %s;"), (INT, "const auto %s = %s;"),
                                            (INT, "int %s = 2 * (%s);"), (STRING, "std::string %s = text(%s, 20);")))
        self.line(holds + written % (name, awaited))
        return self.add(scope, name, kind, "const" not in written)

    def block(self, scope, ends="}"):
        self.depth += 1
        for _ in range(2 + self.chance.below(4)):
            self.statement(scope)
        self.depth -= 1
        self.line(ends)

    def statement(self, scope):
        self.left -= 1
        plain = [self.declare] * 5 + [self.suspend] * 5 + [self.change] * 2
        plain += [self.declare_binding, self.declare_reference, self.declare_pointer, self.declare_lambda]
        if self.depth < 5 and self.left > 0:
            plain += [self.nested, self.branch, self.counted_loop, self.range_loop, self.waiting_loop, self.switch,
                      self.guarded]
        if scope.loop:
            plain.append(self.leave)
        if scope.tried:
            plain.append(self.throw)
        self.chance.one_of(plain)(scope)

    def leave(self, scope):
        self.line("if ((%s) %% 5 == 0) %s;" % (self.number(scope), self.chance.one_of(("break", "continue"))))

    def throw(self, scope):
        self.line("if ((%s) %% 3 == 0) throw 7 + %s;" % (self.number(scope), self.number(scope)))

    def nested(self, scope):
        self.line("{")
        self.block(Scope(scope))

    def header(self, scope, kind=INT, loop=False):
        """Of a statement that declares a name: the scope with it, and the name."""
        inner, name = Scope(scope, loop=loop), self.new_name(scope)
        inner[name] = Variable(kind, False, "LOCAL(%s)" % name)
        return inner, name

    def branch(self, scope):
        inner, name = self.header(scope)
        waits = self.chance.in_percent(30)
        said, number = ("AT(%s); " % self.holds(scope), self.awaited(scope)) if waits else ("", self.number(scope))
        number = self.of_outer(number, name)
        form = self.chance.below(3)
        if form == 0:
            inner = Scope(scope)
            self.line("%sif ((%s) %% 2 == 0) {" % (said, number))
        else:
            written = ("if (int {0} = {1}; {0} % 2 == 0) {{", "if (int {0} = {1}) {{")[form - 1]
            self.line(said + written.format(name, number))
        self.block(Scope(inner, inner), "} else {")
        self.block(Scope(inner, inner))

    @staticmethod
    def of_outer(number, name):
        """A number that may stand where the name is declared."""
        return "4" if "(%s" % name in number or number.startswith(name) else number

    def counted_loop(self, scope):
        inner, name = self.header(scope, loop=True)
        condition = "%s < 2" % name
        if self.chance.in_percent(30):
            condition = "co_await saying(SAYS(%s), %s) < 2" % (self.holds(inner), name)
        self.line("for (int %s = 0; %s; ++%s) {" % (name, condition, name))
        self.block(Scope(inner, inner))

    def range_loop(self, scope):
        inner, name = self.header(scope, loop=True)
        form = self.chance.below(4)
        if form == 0:
            self.line("for (const int& %s : numbers(2)) {" % name)
        elif form == 1:
            self.line("AT(%s); for (auto %s : numbers(co_await Wait{2})) {" % (self.holds(scope), name))
        elif form == 2:
            inner["range"] = Variable(KINDS[20], False, "LOCAL(range)")
            self.line("for (auto range = numbers(2); auto& %s : range) {" % name)
        else:
            inner = Scope(scope, loop=True)
            self.counted += 1
            names = ["x%d" % self.counted, "y%d" % self.counted]
            self.line("for (const auto& [%s, %s] : std::vector<Point>(2, Point{%s, 1.5})) {" %
                      (names[0], names[1], self.number(scope)))
            for bound, kind in zip(names, (INT, BINDINGS[1][2])):
                inner[bound] = Variable(kind, False, "LOCAL(%s)" % bound, False)
        self.block(Scope(inner, inner))

    def waiting_loop(self, scope):
        self.counted += 1
        counter = "count%d" % self.counted
        self.line("int %s = 0;" % counter)
        self.add(scope, counter, INT, False)
        condition = "%s < 2" % counter
        if self.chance.in_percent(40):
            condition = "co_await saying(SAYS(%s), %s) < 2" % (self.holds(scope), counter)
        first = self.chance.in_percent(50)
        self.line("while (%s) {" % condition if first else "do {")
        self.line("    ++%s;" % counter)
        self.block(Scope(scope, loop=True), "}" if first else "} while (%s);" % condition)

    def switch(self, scope):
        inner, name = self.header(scope)
        number = self.of_outer(self.number(scope), name)
        self.line("switch (int %s = (%s) %% 3; %s) {" % (name, number, name))
        for label in ("case 0", "case 1", "default"):
            self.line("%s: {" % label)
            self.block(Scope(inner), self.chance.one_of(("} break;", "}")))
        self.line("}")

    def guarded(self, scope):
        self.counted += 1
        caught = "caught%d" % self.counted
        self.line("int %s = 0;" % caught)
        self.add(scope, caught, INT)
        self.line("try {")
        self.block(Scope(scope, tried=True), "} catch (int error) {")
        self.line("    %s = error;" % caught)
        self.line("}")


def coroutine(chance, number, calls):
    """Its lines, and how it is called with a number."""
    body, scope, name = Body(chance, calls), Scope(), "task%d" % number
    types, arguments = ["int start"], []
    scope["start"] = Variable(INT, False, "LOCAL(start)")
    for parameter, (written, kind, argument) in zip("uvw", [chance.one_of(PARAMETERS) for _ in range(chance.below(4))]):
        types.append("%s %s" % (written, parameter))
        arguments.append(argument)
        scope[parameter] = Variable(kind, "const" not in written, "LOCAL(%s)" % parameter)
    form = chance.below(4)
    heads = ("Task<int> {0}({1}) {{", "struct Owner{2} {{ int field = 3; Task<int> run({1}) {{",
             "auto {0} = [kept = 5]({1}) -> Task<int> {{ use(kept);", "template <class T> Task<int> {0}({1}) {{")
    if form == 3:
        types[0] = "T start"
    body.line("")
    body.lines = [heads[form].format(name, ", ".join(types), number)]
    body.suspend(scope)
    body.block(scope, "    co_return 1;")
    body.lines.append(("}", "} } owner%d;" % number, "};", "}")[form])
    called = (name, "owner%d.run" % number, name, name + chance.one_of(("<int>", "<long>", "<short>")))[form]
    return body.lines, lambda start: "%s(%s)" % (called, ", ".join([start] + arguments))


def program(seed):
    """The text of a whole program."""
    chance, calls, lines = Chance(seed), [], [PRELUDE]
    for number in range(3 + chance.below(3)):
        written, call = coroutine(chance, number, list(calls))
        lines += written + [""]
        calls.append(call)
    lines += ["int main(int argument_count, char** arguments) {", "    std::vector<Task<int>> all;"]
    for call in calls:
        for steps in range(STEPS):
            lines.append("    all.push_back(advanced(%s, %d));" % (call(str(chance.below(100))), steps))
    return "\n".join(lines + ["    waiting::wait(argument_count, arguments);", "}", ""])
