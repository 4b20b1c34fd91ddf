// str.format().
#include "protocol/number.hpp"
#include "protocol/str.hpp"
#include "protocol/unicode.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

class BraceFormat {
public:
    explicit BraceFormat(const Arguments& arguments) : arguments_(arguments) {}

    Text run(std::u32string_view format, int depth) {
        if (depth == 0) raise_error("ValueError", "Max string recursion exceeded");
        Text result;
        std::size_t position = 0;
        while (position < format.size()) {
            const char32_t code = format[position++];
            const bool doubled = position < format.size() && format[position] == code;
            if (code != U'{' && code != U'}') {
                result += code;
            } else if (doubled) {
                result += code;
                ++position;
            } else if (code == U'}') {
                raise_error("ValueError", "Single '}' encountered in format string");
            } else {
                result += field(format, position, depth);
            }
        }
        return result;
    }

private:
    /// The replacement field that begins at `position`, behind its brace; moves behind the closing one.
    Text field(std::u32string_view format, std::size_t& position, int depth) {
        if (position == format.size()) raise_error("ValueError", "Single '{' encountered in format string");
        const std::size_t start = position;
        std::size_t bracket = 0;
        while (position < format.size()) {
            const char32_t code = format[position];
            if (code == U'[') bracket = 1;
            if (bracket != 0 && code == U']') bracket = 0;
            if (code == U'{') raise_error("ValueError", "unexpected '{' in field name");
            if (bracket == 0 && (code == U'}' || code == U':' || code == U'!')) break;
            ++position;
        }
        if (position == format.size()) raise_error("ValueError", "expected '}' before end of string");
        const std::u32string_view name = format.substr(start, position - start);
        char32_t conversion = 0;
        if (format[position] == U'!') conversion = read_conversion(format, position);
        const std::u32string_view specification =
            format[position] == U':' ? read_specification(format, position) : std::u32string_view{};
        ++position;  // the closing brace
        const Value value = converted(look_up(name), conversion);
        const bool nested =
            specification.find(U'{') != specification.npos || specification.find(U'}') != specification.npos;
        return value->format(nested ? run(specification, depth - 1) : Text(specification));
    }

    static char32_t read_conversion(std::u32string_view format, std::size_t& position) {
        if (++position == format.size())
            raise_error("ValueError", "end of string while looking for conversion specifier");
        const char32_t conversion = format[position++];
        if (position == format.size()) raise_error("ValueError", "unmatched '{' in format spec");
        if (format[position] != U':' && format[position] != U'}') {
            raise_error("ValueError", "expected ':' after conversion specifier");
        }
        return conversion;
    }

    static std::u32string_view read_specification(std::u32string_view format, std::size_t& position) {
        const std::size_t start = ++position;
        for (int depth = 1; position < format.size(); ++position) {
            if (format[position] == U'{') ++depth;
            if (format[position] == U'}' && --depth == 0) return format.substr(start, position - start);
        }
        raise_error("ValueError", "unmatched '{' in format spec");
    }

    static Value converted(const Value& value, char32_t conversion) {
        switch (conversion) {
            case 0: return value;
            case U's': return text(str(value));
            case U'r': return text(repr(value));
            case U'a': return text(escape_non_ascii(repr(value)));
            default: raise_error("ValueError", "Unknown conversion specifier " + utf8(Text(1, conversion)));
        }
    }

    /// name(.attribute | [key])*
    Value look_up(std::u32string_view name) {
        std::size_t position = std::min(name.find_first_of(U".["), name.size());
        Value value = first(name.substr(0, position));
        while (position < name.size()) {
            const char32_t kind = name[position++];
            if (kind == U'.') {
                const std::size_t stop = std::min(name.find_first_of(U".[", position), name.size());
                if (stop == position) raise_error("ValueError", "Empty attribute in format string");
                value = attribute(value, utf8(Text(name.substr(position, stop - position))));
                position = stop;
                continue;
            }
            if (kind != U'[') raise_error("ValueError", "Only '.' or '[' may follow ']' in format field specifier");
            const std::size_t stop = name.find(U']', position);
            if (stop == name.npos) raise_error("ValueError", "Missing ']' in format string");
            if (stop == position) raise_error("ValueError", "Empty attribute in format string");
            const std::u32string_view key = name.substr(position, stop - position);
            const auto number = as_number(key);
            value = value->item(number ? integer(*number) : text(Text(key)));
            position = stop + 1;
        }
        return value;
    }

    static std::optional<std::int64_t> as_number(std::u32string_view digits) {
        if (digits.empty() || digits.size() > 18) return std::nullopt;
        std::int64_t number = 0;
        for (const char32_t code : digits) {
            const int digit = unicode::decimal_value(code);
            if (digit < 0) return std::nullopt;
            number = number * 10 + digit;
        }
        return number;
    }

    Value first(std::u32string_view name) {
        const auto number = as_number(name);
        if (!name.empty() && !number) return by_keyword(utf8(Text(name)));
        if (name.empty()) {
            if (manual_) {
                raise_error("ValueError", "cannot switch from manual field specification to automatic field numbering");
            }
            automatic_ = true;
        } else {
            if (automatic_) {
                raise_error("ValueError", "cannot switch from automatic field numbering to manual field specification");
            }
            manual_ = true;
        }
        const std::size_t index = name.empty() ? next_++ : static_cast<std::size_t>(*number);
        if (index < arguments_.positional().size()) return arguments_.positional()[index];
        raise_error("IndexError",
                    "Replacement index " + std::to_string(index) + " out of range for positional args tuple");
    }

    Value by_keyword(const std::string& name) const {
        for (const auto& [given, value] : arguments_.keywords()) {
            if (given == name) return value;
        }
        raise_error("KeyError", {text(name)});
    }

    const Arguments& arguments_;
    std::size_t next_ = 0;
    bool manual_ = false;
    bool automatic_ = false;
};

}  // namespace

Text brace_format(const Text& format, const Arguments& arguments) { return BraceFormat(arguments).run(format, 2); }

}  // namespace yieldcheck
