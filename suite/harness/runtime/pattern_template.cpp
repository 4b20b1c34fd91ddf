#include "harness/runtime/pattern_template.hpp"

#include "harness/runtime/pattern_source.hpp"

namespace yieldcheck::pattern {
namespace {

class TemplateReader {
public:
    TemplateReader(const Text& written, const Parsed& parsed) : source_(written), parsed_(parsed) {}

    Template read() {
        for (Token token = source_.take(); !token.end; token = source_.take()) {
            if (token.escaped) {
                escape(token.code);
            } else {
                add(token.code);
            }
        }
        return std::move(parts_);
    }

private:
    void add(char32_t code) {
        if (parts_.empty() || !std::holds_alternative<Text>(parts_.back())) parts_.emplace_back(Text());
        std::get<Text>(parts_.back()) += code;
    }
    void add_group(std::size_t group) {
        if (group > parsed_.groups) source_.refuse("is a template with a group that is not there, which is an error");
        parts_.emplace_back(group);
    }

    void escape(char32_t letter) {
        if (letter == U'g') return named_group();
        if (decimal_digits.find(letter) != std::u32string_view::npos) return number(letter);
        if (const auto control = letter == U'b' ? std::optional<char32_t>(8) : control_character(letter))
            return add(*control);
        if (is_ascii_letter(letter))
            source_.refuse("is a template with the escape \\" + utf8(Text(1, letter)) + ", which is an error");
        if (letter != U'\\') add(U'\\');
        add(letter);
    }

    void named_group() {
        if (!source_.match(U'<')) source_.refuse("is a template with \\g but no name, which is an error");
        const Text name = source_.take_until(U'>');
        if (name.find_first_not_of(decimal_digits) == Text::npos) return add_group(number_of(source_, name));
        for (const auto& [known, group] : parsed_.names) {
            if (known == utf8(name)) return add_group(group);
        }
        source_.refuse("is a template with an unknown name, which is an error");
    }

    void number(char32_t digit) {
        Text digits(1, digit);
        if (digit == U'0') {
            digits += source_.take_while(octal_digits, 2);
            return add(static_cast<char32_t>(number_of(source_, digits, 8) & 0xff));
        }
        digits += source_.take_while(decimal_digits, 1);
        const bool octal = digits.size() == 2 && digits.find_first_not_of(octal_digits) == Text::npos;
        if (!octal || !source_.peek().is_one_of(octal_digits)) return add_group(number_of(source_, digits));
        const std::size_t code = number_of(source_, digits + source_.take_while(octal_digits, 1), 8);
        if (code > 0377) source_.refuse("is a template with an octal escape above \\377, which is an error");
        add(static_cast<char32_t>(code));
    }

    Source source_;
    const Parsed& parsed_;
    Template parts_;
};

}  // namespace

Template parse_template(const Text& written, const Parsed& parsed) { return TemplateReader(written, parsed).read(); }

Text expand(const Template& parts, const Text& text, const Found& found) {
    Text expanded;
    for (const auto& part : parts) {
        if (const auto* literal = std::get_if<Text>(&part)) {
            expanded += *literal;
            continue;
        }
        const std::size_t group = std::get<std::size_t>(part);
        const std::size_t start = found.places[2 * group];
        const std::size_t end = found.places[2 * group + 1];
        if (end != nowhere) expanded.append(text, start, end - start);
    }
    return expanded;
}

}  // namespace yieldcheck::pattern
