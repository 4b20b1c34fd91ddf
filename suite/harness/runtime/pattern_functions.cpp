// What a pattern does: match, search, split, sub and their like.
#include "harness/runtime/pattern_objects.hpp"
#include "harness/runtime/pattern_template.hpp"

#include <limits>

namespace yieldcheck::pattern {
namespace {

const Value& required(const std::vector<Value>& given, std::size_t index, const char* function, const char* name) {
    if (!given[index].bound()) {
        raise_error("TypeError", std::string(function) + "() missing required argument '" + name + "' (pos " +
                                     std::to_string(index + 1) + ")");
    }
    return given[index];
}

std::int64_t number_or(const Value& value, std::int64_t otherwise) {
    return value.bound() ? index_of(value, "OverflowError") : otherwise;
}

Scan scan_of(const Value& pattern, Arguments& arguments, const char* function) {
    const auto given = named_arguments(function, arguments, {"string", "pos", "endpos"});
    return {pattern, required(given, 0, function, "string"), number_or(given[1], 0),
            number_or(given[2], std::numeric_limits<std::int64_t>::max())};
}

Value one_match(Scan scan) {
    auto found = scan.next();
    return found ? scan.match(std::move(*found)) : None;
}

Value match(const Value& pattern, Arguments& arguments) {
    Scan scan = scan_of(pattern, arguments, "match");
    scan.search().anchored = true;
    return one_match(std::move(scan));
}

Value full_match(const Value& pattern, Arguments& arguments) {
    Scan scan = scan_of(pattern, arguments, "fullmatch");
    scan.search().anchored = scan.search().whole = true;
    return one_match(std::move(scan));
}

Value search_first(const Value& pattern, Arguments& arguments) {
    return one_match(scan_of(pattern, arguments, "search"));
}

Value group_of(const Scan& scan, const Found& found, std::size_t group, const Value& otherwise) {
    const std::size_t end = found.places[2 * group + 1];
    return end == nowhere ? otherwise : part_of(scan.string(), found.places[2 * group], end);
}

Value find_all(const Value& pattern, Arguments& arguments) {
    Scan scan = scan_of(pattern, arguments, "findall");
    const std::size_t groups = scan.pattern().parsed().groups;
    const Value empty = text("");
    std::vector<Value> all;
    while (const auto found = scan.next()) {
        if (groups < 2) {
            all.push_back(group_of(scan, *found, groups, empty));
            continue;
        }
        std::vector<Value> each;
        for (std::size_t group = 1; group <= groups; ++group)
            each.push_back(group_of(scan, *found, group, empty));
        all.push_back(tuple(std::move(each)));
    }
    return list(std::move(all));
}

class MatchIterator final : public NativeIterator {
public:
    explicit MatchIterator(Scan scan) : NativeIterator("callable_iterator"), scan_(std::move(scan)) {}

    Advance advance() override {
        if (ended_) return {None, true};
        if (auto found = scan_.next()) return {scan_.match(std::move(*found)), false};
        ended_ = true;
        scan_.clear();
        return {None, true};
    }
    void clear() noexcept override {
        ended_ = true;
        scan_.clear();
    }

private:
    Scan scan_;
    bool ended_ = false;
};

Value find_iterator(const Value& pattern, Arguments& arguments) {
    return Value(new MatchIterator(scan_of(pattern, arguments, "finditer")));
}

Value split(const Value& pattern, Arguments& arguments) {
    const auto given = named_arguments("split", arguments, {"string", "maxsplit"});
    const std::int64_t most = number_or(given[1], 0);
    Scan scan(pattern, required(given, 0, "split", "string"));
    std::vector<Value> parts;
    std::size_t last = 0;
    for (std::int64_t count = 0; most == 0 || count < most; ++count) {
        const auto found = scan.next();
        if (!found) break;
        parts.push_back(part_of(scan.string(), last, found->places[0]));
        for (std::size_t group = 1; group <= scan.pattern().parsed().groups; ++group)
            parts.push_back(group_of(scan, *found, group, None));
        last = found->places[1];
    }
    parts.push_back(part_of(scan.string(), last, scan.text().size()));
    return list(std::move(parts));
}

/// The text with the matches replaced, and how many there were.
std::pair<Value, std::int64_t> substituted(const Value& pattern, Arguments& arguments, const char* function) {
    const auto given = named_arguments(function, arguments, {"repl", "string", "count"});
    const Value& replacement = required(given, 0, function, "repl");
    Scan scan(pattern, required(given, 1, function, "string"));
    const std::int64_t most = number_or(given[2], 0);
    const bool by_call = replacement->callable();
    if (!by_call && !is_text(replacement))
        throw OutsideSubset{"re." + std::string(function) + " with a replacement that is neither a str nor a function"};
    const Template parts = by_call ? Template() : parse_template(yieldcheck::str(replacement), scan.pattern().parsed());
    std::vector<Value> pieces;
    std::size_t last = 0;
    std::int64_t count = 0;
    while (most == 0 || count < most) {
        const auto found = scan.next();
        if (!found) break;
        if (last < found->places[0]) pieces.push_back(part_of(scan.string(), last, found->places[0]));
        Value piece =
            by_call ? Value(replacement)->call({scan.match(*found)}) : text(expand(parts, scan.text(), *found));
        if (!is(piece, None)) pieces.push_back(std::move(piece));
        last = found->places[1];
        ++count;
    }
    if (count == 0) return {scan.string(), 0};
    if (last < scan.text().size()) pieces.push_back(part_of(scan.string(), last, scan.text().size()));
    return {yieldcheck::text("")->call_method("join", {list(std::move(pieces))}), count};
}

Value substitute(const Value& pattern, Arguments& arguments) { return substituted(pattern, arguments, "sub").first; }

Value substitute_and_count(const Value& pattern, Arguments& arguments) {
    auto [result, count] = substituted(pattern, arguments, "subn");
    return tuple({std::move(result), integer(count)});
}

struct Entry {
    std::string_view name;
    PatternFunction function;
};

constexpr Entry functions[] = {{"match", match},      {"fullmatch", full_match},     {"search", search_first},
                               {"findall", find_all}, {"finditer", find_iterator},   {"split", split},
                               {"sub", substitute},   {"subn", substitute_and_count}};

template <PatternFunction function>
constexpr Method as_method(std::string_view name) {
    return {name, [](Object& self, Arguments& arguments) { return function(Value(&self), arguments); }, 0, any_number,
            true};
}

constexpr Method methods[] = {
    as_method<match>("match"),      as_method<full_match>("fullmatch"),     as_method<search_first>("search"),
    as_method<find_all>("findall"), as_method<find_iterator>("finditer"),   as_method<split>("split"),
    as_method<substitute>("sub"),   as_method<substitute_and_count>("subn")};

}  // namespace

PatternFunction find_pattern_function(std::string_view name) {
    for (const Entry& entry : functions) {
        if (entry.name == name) return entry.function;
    }
    return nullptr;
}

std::span<const Method> pattern_methods() { return methods; }

Scan::Scan(Value pattern, Value string)
    : Scan(std::move(pattern), std::move(string), 0, std::numeric_limits<std::int64_t>::max()) {}

Scan::Scan(Value pattern, Value string, std::int64_t from, std::int64_t to)
    : pattern_(std::move(pattern)), string_(std::move(string)) {
    if (is_instance(string_, builtin_class("bytes")))
        raise_error("TypeError", "cannot use a string pattern on a bytes-like object");
    if (!is_text(string_))
        raise_error("TypeError", "expected string or bytes-like object, got '" + string_->type_name() + "'");
    const auto length = static_cast<std::int64_t>(text().size());
    const auto clamped = [&](std::int64_t place) {
        return static_cast<std::size_t>(place < 0 ? 0 : place > length ? length : place);
    };
    search_.from = clamped(from);
    search_.to = clamped(to);
    if (search_.from > search_.to)
        throw OutsideSubset{"a regular expression whose pos lies behind endpos is outside the subset"};
    first_ = search_;
}

std::optional<Found> Scan::next() {
    auto found = pattern::search(pattern().program(), text(), search_);
    if (found) {
        search_.from = found->places[1];
        search_.must_advance = found->places[0] == found->places[1];
    }
    return found;
}

}  // namespace yieldcheck::pattern
