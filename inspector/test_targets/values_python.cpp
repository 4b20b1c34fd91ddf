// The suite's own values in a frame, with what the suite's repr() makes of them: CPython's, as the scenarios show.
#include "canonical.hpp"
#include "report.hpp"

#include "harness/body.hpp"
#include "protocol/exception.hpp"
#include "protocol/list.hpp"
#include "protocol/range.hpp"

using namespace yieldcheck;

#define PYTHON(variable) canonical::say(__func__, #variable, utf8(yieldcheck::repr(variable)))

::Generator<int> values(int) {
    Value none = None, yes = True, no = False, dots = Ellipsis, small = integer(-5), least = integer(INT64_MIN);
    Value big = integer("123456789012345678901234567890123456789012345678901234567890");
    Value negative = integer("-340282366920938463463374607431768211456"), word_size = integer("18446744073709551616");
    Value one = real(1.0), huge = real(1e300), tiny = real(-2.5e-7), infinite = real(-__builtin_inf()),
          sixteen = real(1e16);
    Value third = real(1.0 / 3), below = real(1e-5), zero = real(-0.0), undefined = real(__builtin_nan(""));
    Value word = text("it's \"q\" \n caf\xc3\xa9 \xf0\x9f\x98\x80 \xc2\xa0 \x7f"), no_text = text(""),
          double_quoted = text("it's");
    Value lone = text(Text{U'a', char32_t{0xd800}}), raw = bytes(std::string("a\0'\xff\\", 5)), no_bytes = bytes("");
    Value numbers = list({integer(1), text("x"), None}), no_list = list(), pair = tuple({integer(1), integer(2)});
    Value single = tuple({integer(1)}), nothing = tuple(), some = set({integer(3), integer(1), integer(20)});
    Value no_set = set(), frozen = frozenset({text("a")}), no_frozen = frozenset();
    Value map = dict({{text("k"), integer(1)}, {integer(2), list()}}), no_map = dict();
    Value nested = list({list({tuple({dict({{integer(1), set()}})})})});
    Value cyclic = list();
    cyclic.as<ListObject>()->items.push_back(cyclic);
    Value cut = dict({{text("a"), integer(1)}, {text("b"), integer(2)}});
    cut->delete_item(text("a"));
    Value part = slice(integer(1), None, integer(2)), numbered = make_range({integer(2), integer(9)});
    Value stepped = make_range({integer(2), integer(9), integer(3)});
    Value wrong = make_exception("ValueError", {text("bad")}), bare = make_exception("KeyError");
    Value many = make_exception("OSError", {integer(2), text("no")}), type = builtin_class("ValueError");
    set_cause(bare, wrong);
    Local plain{"plain", integer(7)}, shared{"shared", text("c"), Local::cell}, blank{"blank"};
    Value unset;
    PYTHON(none), PYTHON(yes), PYTHON(no), PYTHON(dots), PYTHON(small), PYTHON(least), PYTHON(big), PYTHON(negative);
    PYTHON(word_size), PYTHON(one), PYTHON(huge), PYTHON(tiny), PYTHON(infinite), PYTHON(sixteen), PYTHON(third);
    PYTHON(below), PYTHON(zero), PYTHON(undefined), PYTHON(word), PYTHON(no_text), PYTHON(double_quoted);
    PYTHON(lone), PYTHON(raw), PYTHON(no_bytes), PYTHON(numbers), PYTHON(no_list), PYTHON(pair), PYTHON(single);
    PYTHON(nothing), PYTHON(some), PYTHON(no_set), PYTHON(frozen), PYTHON(no_frozen), PYTHON(map), PYTHON(no_map);
    PYTHON(nested), PYTHON(cyclic), PYTHON(cut), PYTHON(part), PYTHON(numbered), PYTHON(stepped), PYTHON(wrong);
    PYTHON(bare), PYTHON(many), PYTHON(type), PYTHON(plain), PYTHON(shared);
    SAY_AS(blank, "unbound"), SAY_AS(unset, "unbound");
    co_yield 1;
    co_yield 2;
}

int main(int argument_count, char** arguments) {
    auto generator = values(1);
    generator.advanced(1);
    report::wait(argument_count, arguments);
}
