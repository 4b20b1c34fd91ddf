// The methods of str that look for parts: find, split, replace, strip, startswith and their kin.
#include "protocol/number.hpp"
#include "protocol/str.hpp"
#include "protocol/tuple.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

bool is_space(char32_t code) {
    return code == U' ' || (code >= 9 && code <= 13) || (code > 27 && unicode::has(unicode::Property::space, code));
}

/// The first or last occurrence within the bounds of optional start and stop arguments.
std::optional<std::size_t> locate(TextObject& self, Arguments& arguments, std::string_view function, bool last) {
    const Text& value = self.value();
    const Text& part = text_argument(arguments.positional()[0], function, 1);
    const auto [start, stop] = search_bounds(arguments.positional(), 1, value.size());
    if (start > stop || stop - start < part.size()) return std::nullopt;
    const std::size_t found = last ? value.rfind(part, stop - part.size()) : value.find(part, start);
    if (found == Text::npos || found < start || found + part.size() > stop) return std::nullopt;
    return found;
}

Value position_or_minus_one(std::optional<std::size_t> found) {
    return integer(found ? static_cast<std::int64_t>(*found) : -1);
}

Value position_or_error(std::optional<std::size_t> found) {
    if (!found) raise_error("ValueError", "substring not found");
    return integer(static_cast<std::int64_t>(*found));
}

Value find(TextObject& self, Arguments& arguments) {
    return position_or_minus_one(locate(self, arguments, "find", false));
}
Value rfind(TextObject& self, Arguments& arguments) {
    return position_or_minus_one(locate(self, arguments, "rfind", true));
}
Value index(TextObject& self, Arguments& arguments) {
    return position_or_error(locate(self, arguments, "index", false));
}
Value rindex(TextObject& self, Arguments& arguments) {
    return position_or_error(locate(self, arguments, "rindex", true));
}

Value count(TextObject& self, Arguments& arguments) {
    const Text& part = text_argument(arguments.positional()[0], "count", 1);
    const auto [start, stop] = search_bounds(arguments.positional(), 1, self.value().size());
    if (start > stop) return integer(0);
    if (part.empty()) return integer(static_cast<std::int64_t>(stop - start + 1));
    std::int64_t found = 0;
    for (std::size_t at = self.value().find(part, start); at != Text::npos && at + part.size() <= stop;
         at = self.value().find(part, at + part.size())) {
        ++found;
    }
    return integer(found);
}

template <bool at_end>
Value begins_or_ends(TextObject& self, Arguments& arguments) {
    const char* name = at_end ? "endswith" : "startswith";
    const auto [start, stop] = search_bounds(arguments.positional(), 1, self.value().size());
    const auto matches = [&, start_at = start, stop_at = stop](const Text& part) {
        if (start_at > stop_at || stop_at - start_at < part.size()) return false;
        return self.value().compare(at_end ? stop_at - part.size() : start_at, part.size(), part) == 0;
    };
    const Value wanted = without_wrapping(arguments.positional()[0]);
    if (const auto* part = wanted.as<TextObject>()) return boolean(matches(part->value()));
    const auto* parts = wanted.as<TupleObject>();
    if (parts == nullptr) {
        raise_error("TypeError",
                    std::string(name) + " first arg must be str or a tuple of str, not " + wanted->type_name());
    }
    for (const Value& item : parts->items) {
        const auto* part = without_wrapping(item).as<TextObject>();
        if (part == nullptr) {
            raise_error("TypeError",
                        "tuple for " + std::string(name) + " must only contain str, not " + item->type_name());
        }
        if (matches(part->value())) return True;
    }
    return False;
}

template <bool left, bool right>
Value strip(TextObject& self, Arguments& arguments) {
    const char* name = left && right ? "strip" : left ? "lstrip" : "rstrip";
    const Text* letters = nullptr;
    if (!arguments.positional().empty() && !is(arguments.positional()[0], None)) {
        const auto* given = without_wrapping(arguments.positional()[0]).as<TextObject>();
        if (given == nullptr) raise_error("TypeError", std::string(name) + " arg must be None or str");
        letters = &given->value();
    }
    const auto goes = [&](char32_t code) {
        return letters == nullptr ? is_space(code) : letters->find(code) != Text::npos;
    };
    const Text& value = self.value();
    std::size_t start = 0;
    std::size_t stop = value.size();
    while (left && start < stop && goes(value[start]))
        ++start;
    while (right && stop > start && goes(value[stop - 1]))
        --stop;
    if (start == 0 && stop == value.size()) return Value(&self);
    return text(value.substr(start, stop - start));
}

std::vector<Value> split_at_spaces(const Text& value, std::int64_t most) {
    std::vector<Value> parts;
    std::size_t at = 0;
    while (true) {
        while (at < value.size() && is_space(value[at]))
            ++at;
        if (at == value.size()) return parts;
        if (most-- == 0) {
            parts.push_back(text(value.substr(at)));  // the spaces behind it stay
            return parts;
        }
        const std::size_t start = at;
        while (at < value.size() && !is_space(value[at]))
            ++at;
        parts.push_back(text(value.substr(start, at - start)));
    }
}

std::vector<Value> split_at_spaces_backwards(const Text& value, std::int64_t most) {
    std::vector<Value> parts;
    std::size_t at = value.size();
    while (true) {
        while (at > 0 && is_space(value[at - 1]))
            --at;
        if (at == 0) break;
        if (most-- == 0) {
            parts.push_back(text(value.substr(0, at)));
            break;
        }
        const std::size_t stop = at;
        while (at > 0 && !is_space(value[at - 1]))
            --at;
        parts.push_back(text(value.substr(at, stop - at)));
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

std::vector<Value> split_at(const Text& value, const Text& separator, std::int64_t most) {
    std::vector<Value> parts;
    std::size_t start = 0;
    for (std::size_t at = value.find(separator); at != Text::npos && most-- != 0; at = value.find(separator, start)) {
        parts.push_back(text(value.substr(start, at - start)));
        start = at + separator.size();
    }
    parts.push_back(text(value.substr(start)));
    return parts;
}

std::vector<Value> split_at_backwards(const Text& value, const Text& separator, std::int64_t most) {
    std::vector<Value> parts;
    std::size_t stop = value.size();
    while (stop >= separator.size() && most-- != 0) {
        const std::size_t at = value.rfind(separator, stop - separator.size());
        if (at == Text::npos) break;
        parts.push_back(text(value.substr(at + separator.size(), stop - at - separator.size())));
        stop = at;
    }
    parts.push_back(text(value.substr(0, stop)));
    std::reverse(parts.begin(), parts.end());
    return parts;
}

template <bool backwards>
Value split(TextObject& self, Arguments& arguments) {
    const auto given = named_arguments(backwards ? "rsplit" : "split", arguments, {"sep", "maxsplit"});
    const std::int64_t most = given[1].bound() ? index_of(given[1], "OverflowError") : -1;
    if (!given[0].bound() || is(given[0], None)) {
        return list(backwards ? split_at_spaces_backwards(self.value(), most) : split_at_spaces(self.value(), most));
    }
    const auto* separator = without_wrapping(given[0]).as<TextObject>();
    if (separator == nullptr) raise_error("TypeError", "must be str or None, not " + given[0]->type_name());
    if (separator->value().empty()) raise_error("ValueError", "empty separator");
    return list(backwards ? split_at_backwards(self.value(), separator->value(), most)
                          : split_at(self.value(), separator->value(), most));
}

Value splitlines(TextObject& self, Arguments& arguments) {
    const auto given = named_arguments("splitlines", arguments, {"keepends"});
    const bool keep = given[0].bound() && truthy(given[0]);
    const auto ends_line = [](char32_t code) {
        return (code >= 10 && code <= 13) || (code >= 0x1C && code <= 0x1E) || code == 0x85 || code == 0x2028 ||
               code == 0x2029;
    };
    const Text& value = self.value();
    std::vector<Value> lines;
    for (std::size_t start = 0; start < value.size();) {
        std::size_t stop = start;
        while (stop < value.size() && !ends_line(value[stop]))
            ++stop;
        std::size_t next = std::min(stop + 1, value.size());
        if (stop + 1 < value.size() && value[stop] == U'\r' && value[stop + 1] == U'\n') ++next;
        lines.push_back(text(value.substr(start, (keep ? next : stop) - start)));
        start = next;
    }
    return list(std::move(lines));
}

template <bool backwards>
Value partition(TextObject& self, Arguments& arguments) {
    const auto* separator = without_wrapping(arguments.positional()[0]).as<TextObject>();
    if (separator == nullptr) raise_error("TypeError", "must be str, not " + arguments.positional()[0]->type_name());
    const Text& part = separator->value();
    if (part.empty()) raise_error("ValueError", "empty separator");
    const Text& value = self.value();
    const std::size_t at = backwards ? value.rfind(part) : value.find(part);
    if (at != Text::npos) {
        return tuple({text(value.substr(0, at)), arguments.positional()[0], text(value.substr(at + part.size()))});
    }
    const Value none = text(Text{});
    return backwards ? tuple({none, none, Value(&self)}) : tuple({Value(&self), none, none});
}

Value replace(TextObject& self, Arguments& arguments) {
    auto& positional = arguments.positional();
    if (positional.size() < 2) {
        raise_error("TypeError", "replace() takes at least 2 positional arguments (" +
                                     std::to_string(positional.size()) + " given)");
    }
    const auto given = named_arguments("replace", arguments, {"old", "new", "count"}, 2);
    const Text& part = text_argument(given[0], "replace", 1);
    const Text& with = text_argument(given[1], "replace", 2);
    std::int64_t most = given[2].bound() ? index_of(given[2], "OverflowError") : -1;
    const Text& value = self.value();
    Text result;
    std::size_t start = 0;
    if (part.empty()) {
        for (; start < value.size() && most-- != 0; ++start)
            result += with + value[start];
        if (start == value.size() && most-- != 0) result += with;
    } else {
        for (std::size_t at = value.find(part); at != Text::npos && most-- != 0; at = value.find(part, start)) {
            result += value.substr(start, at - start) + with;
            start = at + part.size();
        }
    }
    if (start == 0 && result.empty()) return Value(&self);
    return text(result + value.substr(start));
}

Value remove_prefix(TextObject& self, Arguments& arguments) {
    const Text& prefix = text_argument(arguments.positional()[0], "removeprefix", 0);
    return self.value().starts_with(prefix) ? text(self.value().substr(prefix.size())) : Value(&self);
}

Value remove_suffix(TextObject& self, Arguments& arguments) {
    const Text& suffix = text_argument(arguments.positional()[0], "removesuffix", 0);
    const bool ends = self.value().ends_with(suffix);
    return ends ? text(self.value().substr(0, self.value().size() - suffix.size())) : Value(&self);
}

constexpr Method methods[] = {
    method<TextObject, find>("find", 1, 3),
    method<TextObject, rfind>("rfind", 1, 3),
    method<TextObject, index>("index", 1, 3),
    method<TextObject, rindex>("rindex", 1, 3),
    method<TextObject, count>("count", 1, 3),
    method<TextObject, begins_or_ends<false>>("startswith", 1, 3),
    method<TextObject, begins_or_ends<true>>("endswith", 1, 3),
    method<TextObject, strip<true, true>>("strip", 0, 1),
    method<TextObject, strip<true, false>>("lstrip", 0, 1),
    method<TextObject, strip<false, true>>("rstrip", 0, 1),
    method<TextObject, split<false>>("split", 0, 2, true),
    method<TextObject, split<true>>("rsplit", 0, 2, true),
    method<TextObject, splitlines>("splitlines", 0, 1, true),
    method<TextObject, partition<false>>("partition", 1, 1),
    method<TextObject, partition<true>>("rpartition", 1, 1),
    method<TextObject, replace>("replace", 2, 3, true),
    method<TextObject, remove_prefix>("removeprefix", 1, 1),
    method<TextObject, remove_suffix>("removesuffix", 1, 1),
};

}  // namespace

std::span<const Method> text_search_methods() { return methods; }

}  // namespace yieldcheck
