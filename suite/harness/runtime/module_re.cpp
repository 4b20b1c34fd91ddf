// re: patterns, flags, and the functions that take a pattern as their first argument.
#include "harness/runtime/modules.hpp"
#include "harness/runtime/pattern_objects.hpp"

#include <map>

namespace yieldcheck {
namespace pattern {
namespace {

struct FlagName {
    unsigned flag;
    const char* name;
    const char* letter;
};

constexpr FlagName flag_table[] = {{ignore_case, "IGNORECASE", "I"}, {multiline, "MULTILINE", "M"},
                                   {dot_all, "DOTALL", "S"},         {unicode, "UNICODE", "U"},
                                   {verbose, "VERBOSE", "X"},        {ascii, "ASCII", "A"}};

/// re.RegexFlag: what can be joined and handed on.
class FlagsObject final : public Object {
public:
    explicit FlagsObject(unsigned flags) : flags_(flags) {}
    unsigned flags() const noexcept { return flags_; }

    Value type() const override { return builtin_class("re.RegexFlag"); }
    EncodedAs encoded_as() override {
        std::string names = flag_names(flags_);
        for (std::size_t place = names.find("re."); place != std::string::npos; place = names.find("re."))
            names.erase(place, 3);
        return {"o", "RegexFlag" + (names.empty() ? "(0)" : "." + names), false};
    }
    Text repr() override { return flags_ == 0 ? refuse("printing no flags") : said(flag_names(flags_)); }
    Text format(const Text&) override { return refuse("formatting flags"), Text(); }
    bool truth() override { return flags_ != 0; }
    std::size_t hash() override { return refuse("hash() of flags"), 0; }
    Value compare(Comparison, const Value&) override { return refuse("comparing flags"), None; }
    Value binary(Operator operation, const Value& right) override {
        if (operation == Operator::bit_or) return flags_object(flags_ | flags_of(right));
        if (operation == Operator::bit_and) return flags_object(flags_ & flags_of(right));
        return refuse("this operator with flags"), None;
    }
    Value reflected(Operator operation, const Value& left) override { return binary(operation, left); }
    Value negative() override { return refuse("this operator with flags"), None; }
    Value positive() override { return refuse("this operator with flags"), None; }
    Value invert() override { return refuse("this operator with flags"), None; }
    bool contains(const Value&) override { return refuse("`in` with flags"), false; }
    Value iterate() override { return refuse("iterating over flags"), None; }
    Value find_attribute(std::string_view name) override {
        if (name == "__class__") return type();
        outside_subset("re.RegexFlag", name);
    }

private:
    static Text refuse(const std::string& what) { throw OutsideSubset{what + " of re is outside the subset"}; }

    unsigned flags_;
};

/// As many as CPython keeps; the ones after that are made anew each time.
constexpr std::size_t kept_patterns = 512;

std::map<std::pair<Text, unsigned>, Value>& kept() {
    static auto& table = *new std::map<std::pair<Text, unsigned>, Value>;
    return table;
}

Value compile(Arguments& arguments) {
    const auto given = named_arguments("compile", arguments, {"pattern", "flags"});
    if (!given[0].bound()) raise_error("TypeError", "compile() missing 1 required positional argument: 'pattern'");
    return compiled(given[0], flags_of(given[1]));
}

/// re.NAME(pattern, ..., flags=0): the arguments without these two go to the pattern's method.
Value call_function(std::string_view name, std::size_t flags_place, Arguments& arguments) {
    auto& positional = arguments.positional();
    Value flags = take_keyword(arguments, "flags");
    if (positional.size() > flags_place) {
        if (flags.bound() || positional.size() > flags_place + 1)
            raise_error("TypeError", std::string(name) + "() got too many arguments");
        flags = std::move(positional.back());
        positional.pop_back();
    }
    Value pattern = take_keyword(arguments, "pattern");
    if (!pattern.bound()) {
        if (positional.empty()) {
            raise_error("TypeError", std::string(name) + "() missing required positional argument: 'pattern'");
        }
        pattern = std::move(positional.front());
        positional.erase(positional.begin());
    }
    for (const char* of_methods : {"pos", "endpos"}) {
        if (take_keyword(arguments, of_methods).bound()) {
            raise_error("TypeError", std::string(name) + "() got an unexpected keyword argument '" + of_methods + "'");
        }
    }
    return find_pattern_function(name)(compiled(pattern, flags_of(flags)), arguments);
}

template <const char* name, std::size_t flags_place>
Value function(Arguments& arguments) {
    return call_function(name, flags_place, arguments);
}

constexpr char match_name[] = "match", full_match_name[] = "fullmatch", search_name[] = "search",
               find_all_name[] = "findall", find_iterator_name[] = "finditer", split_name[] = "split",
               substitute_name[] = "sub", substitute_count_name[] = "subn";

Value escape(Arguments& arguments) {
    const auto given = named_arguments("escape", arguments, {"pattern"});
    if (!given[0].bound()) raise_error("TypeError", "escape() missing 1 required positional argument: 'pattern'");
    if (!is_text(given[0])) throw OutsideSubset{"re.escape of what is no str is outside the subset"};
    Text escaped;
    for (const char32_t code : yieldcheck::str(given[0])) {
        if (std::u32string_view(U"()[]{}?*+-|^$\\.&~# \t\n\r\v\f").find(code) != std::u32string_view::npos)
            escaped += U'\\';
        escaped += code;
    }
    return text(escaped);
}

constexpr NativeEntry functions[] = {{"compile", compile},
                                     {"escape", escape},
                                     {match_name, function<match_name, 2>},
                                     {full_match_name, function<full_match_name, 2>},
                                     {search_name, function<search_name, 2>},
                                     {find_all_name, function<find_all_name, 2>},
                                     {find_iterator_name, function<find_iterator_name, 2>},
                                     {split_name, function<split_name, 3>},
                                     {substitute_name, function<substitute_name, 4>},
                                     {substitute_count_name, function<substitute_count_name, 4>}};

}  // namespace

std::string flag_names(unsigned flags) {
    std::string names;
    for (const FlagName& each : flag_table) {
        if ((flags & each.flag) != 0) names += (names.empty() ? "re." : "|re.") + std::string(each.name);
    }
    return names;
}

Value flags_object(unsigned flags) { return Value(new FlagsObject(flags)); }

unsigned flags_of(const Value& value) {
    if (!value.bound()) return 0;
    if (const auto* flags = value.as<FlagsObject>()) return flags->flags();
    const auto number = small_integer(value);
    constexpr std::int64_t known = ignore_case | multiline | dot_all | unicode | verbose | ascii;
    if (!number || (*number & ~known) != 0)
        throw OutsideSubset{"flags of a regular expression other than I, M, S, X, A and U are outside the subset"};
    return static_cast<unsigned>(*number);
}

Value compiled(const Value& pattern, unsigned flags) {
    if (pattern.as<PatternObject>() != nullptr) {
        if (flags != 0) raise_error("ValueError", "cannot process flags argument with a compiled pattern");
        return pattern;
    }
    if (is_instance(pattern, builtin_class("bytes")))
        throw OutsideSubset{"a regular expression of bytes is outside the subset"};
    if (!is_text(pattern)) raise_error("TypeError", "first argument must be string or compiled pattern");
    const auto found = kept().find({yieldcheck::str(pattern), flags});
    if (found != kept().end()) return found->second;
    Value made(new PatternObject(pattern, flags));
    if (kept().size() < kept_patterns) {
        Heap::immortal(pattern);
        kept()[{yieldcheck::str(pattern), flags}] = Heap::immortal(made);
    }
    return made;
}

PatternObject::PatternObject(Value pattern, unsigned flags)
    : pattern_(std::move(pattern)),
      parsed_(parse(pattern_.as<TextObject>()->value(), flags)),
      program_(assemble(parsed_)) {}

const BuiltinType& PatternObject::builtin_type() const {
    static const BuiltinType type("re.Pattern", {pattern_methods()});
    return type;
}

std::optional<std::size_t> PatternObject::find_group(std::string_view name) const {
    for (const auto& [known, number] : parsed_.names) {
        if (known == name) return number;
    }
    return {};
}

Text PatternObject::repr() {
    unsigned shown = parsed_.flags;
    if ((shown & (unicode | ascii)) == unicode) shown &= ~static_cast<unsigned>(unicode);
    const std::string names = flag_names(shown);
    return U"re.compile(" + yieldcheck::repr(pattern_).substr(0, 200) + (names.empty() ? U"" : U", ") + said(names) +
           U")";
}

std::size_t PatternObject::hash() { return pattern_->hash() ^ parsed_.flags; }

Value PatternObject::compare(Comparison comparison, const Value& other) {
    const auto* right = other.as<PatternObject>();
    if (right == nullptr || (comparison != Comparison::equal && comparison != Comparison::not_equal))
        return NotImplemented;
    const bool same = parsed_.flags == right->parsed_.flags && yieldcheck::equal(pattern_, right->pattern_);
    return boolean(same == (comparison == Comparison::equal));
}

Value PatternObject::find_attribute(std::string_view name) {
    if (name == "pattern") return pattern_;
    if (name == "flags") return integer(static_cast<std::int64_t>(parsed_.flags));
    if (name == "groups") return integer(static_cast<std::int64_t>(parsed_.groups));
    if (name == "groupindex") return group_index(parsed_);
    if (name == "scanner") outside_subset("re.Pattern", name);
    return BuiltinObject::find_attribute(name);
}

}  // namespace pattern

void register_re() {
    ModuleObject& module = add_module("re");
    module.add(pattern::functions);
    for (const auto& [flag, name, letter] : pattern::flag_table) {
        const Value object = pattern::flags_object(flag);
        module.add(name, object);
        module.add(letter, object);
    }
    for (const char* name : {"Match", "Pattern", "RegexFlag"}) {
        module.add(name, builtin_class(std::string("re.") + name));
    }
}

}  // namespace yieldcheck
