// re.Match.
#include "harness/runtime/pattern_objects.hpp"
#include "harness/runtime/pattern_template.hpp"

namespace yieldcheck::pattern {
namespace {

Value place(std::size_t value) { return integer(value == nowhere ? -1 : static_cast<std::int64_t>(value)); }

Value group(MatchObject& self, Arguments& arguments) {
    const auto& given = arguments.positional();
    if (given.empty()) return self.group(0, None);
    if (given.size() == 1) return self.group(self.group_of(given[0]), None);
    std::vector<Value> groups;
    for (const Value& key : given)
        groups.push_back(self.group(self.group_of(key), None));
    return tuple(std::move(groups));
}

Value given_default(std::string_view function, Arguments& arguments) {
    const auto given = named_arguments(function, arguments, {"default"});
    return given[0].bound() ? given[0] : None;
}

Value groups(MatchObject& self, Arguments& arguments) {
    const Value otherwise = given_default("groups", arguments);
    std::vector<Value> all;
    for (std::size_t number = 1; number <= self.pattern().parsed().groups; ++number)
        all.push_back(self.group(number, otherwise));
    return tuple(std::move(all));
}

Value group_dict(MatchObject& self, Arguments& arguments) {
    const Value otherwise = given_default("groupdict", arguments);
    std::vector<std::pair<Value, Value>> all;
    for (const auto& [name, number] : self.pattern().parsed().names)
        all.emplace_back(yieldcheck::text(name), self.group(number, otherwise));
    return dict(std::move(all));
}

std::size_t asked_group(const MatchObject& self, const Arguments& arguments) {
    return arguments.positional().empty() ? 0 : self.group_of(arguments.positional()[0]);
}

/// A group that is still open in no match has both places or none.
Value start(MatchObject& self, Arguments& arguments) {
    return place(self.found().places[2 * asked_group(self, arguments)]);
}
Value end(MatchObject& self, Arguments& arguments) {
    return place(self.found().places[2 * asked_group(self, arguments) + 1]);
}
Value span(MatchObject& self, Arguments& arguments) {
    const std::size_t number = asked_group(self, arguments);
    return tuple({place(self.found().places[2 * number]), place(self.found().places[2 * number + 1])});
}

Value expand(MatchObject& self, Arguments& arguments) {
    const Text& written = text_argument(arguments.positional()[0], "expand", 0);
    return text(expand(parse_template(written, self.pattern().parsed()), self.text(), self.found()));
}

constexpr Method methods[] = {
    method<MatchObject, group>("group", 0, any_number),
    method<MatchObject, groups>("groups", 0, 1, true),
    method<MatchObject, group_dict>("groupdict", 0, 1, true),
    method<MatchObject, start>("start", 0, 1),
    method<MatchObject, end>("end", 0, 1),
    method<MatchObject, span>("span", 0, 1),
    method<MatchObject, expand>("expand", 1, 1),
};

}  // namespace

Value part_of(const Value& string, std::size_t start, std::size_t end) {
    const Text& whole = string.as<TextObject>()->value();
    return start == 0 && end == whole.size() ? string : text(whole.substr(start, end - start));
}

const BuiltinType& MatchObject::builtin_type() const {
    static const BuiltinType type("re.Match", {methods});
    return type;
}

std::size_t MatchObject::group_of(const Value& key) const {
    if (const auto number = small_integer(key)) {
        if (*number >= 0 && static_cast<std::size_t>(*number) <= pattern().parsed().groups)
            return static_cast<std::size_t>(*number);
    } else if (is_text(key)) {
        if (const auto found = pattern().find_group(utf8(yieldcheck::str(key)))) return *found;
    }
    raise_error("IndexError", "no such group");
}

Value MatchObject::group(std::size_t number, const Value& otherwise) const {
    const std::size_t group_end = found_.places[2 * number + 1];
    return group_end == nowhere ? otherwise : part_of(string_, found_.places[2 * number], group_end);
}

Text MatchObject::repr() {
    const Text matched = yieldcheck::repr(group(0, None)).substr(0, 50);
    return U"<re.Match object; span=(" + said(std::to_string(found_.places[0])) + U", " +
           said(std::to_string(found_.places[1])) + U"), match=" + matched + U">";
}

Value MatchObject::find_attribute(std::string_view name) {
    if (name == "string") return string_;
    if (name == "re") return pattern_;
    if (name == "pos") return place(search_.from);
    if (name == "endpos") return place(search_.to);
    if (name == "lastindex") return found_.last_group == 0 ? None : place(found_.last_group);
    if (name == "lastgroup") {
        for (const auto& [known, number] : pattern().parsed().names) {
            if (number == found_.last_group) return yieldcheck::text(known);
        }
        return None;
    }
    if (name == "regs") outside_subset("re.Match", name);
    return BuiltinObject::find_attribute(name);
}

}  // namespace yieldcheck::pattern
