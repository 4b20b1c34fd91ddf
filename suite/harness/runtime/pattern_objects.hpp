// The objects of module re: patterns, matches and flags.
#pragma once

#include "harness/runtime/native.hpp"
#include "harness/runtime/pattern.hpp"
#include "protocol/str.hpp"

namespace yieldcheck::pattern {

/// re.Pattern.
class PatternObject final : public BuiltinObject {
public:
    /// Reads the pattern, a str; `flags` are those given beside it.
    PatternObject(Value pattern, unsigned flags);

    const Value& pattern() const noexcept { return pattern_; }
    const Parsed& parsed() const noexcept { return parsed_; }
    const Program& program() const noexcept { return program_; }
    std::optional<std::size_t> find_group(std::string_view name) const;

    Text repr() override;
    std::size_t hash() override;
    Value compare(Comparison comparison, const Value& other) override;
    Value find_attribute(std::string_view name) override;
    EncodedAs encoded_as() override { return {"o", "Pattern"}; }

protected:
    const BuiltinType& builtin_type() const override;

private:
    Value pattern_;
    Parsed parsed_;
    Program program_;
};

/// re.Match.
class MatchObject final : public BuiltinObject {
public:
    MatchObject(Value pattern, Value string, Search search, Found found)
        : pattern_(std::move(pattern)), string_(std::move(string)), search_(search), found_(std::move(found)) {}

    const PatternObject& pattern() const { return *pattern_.as<PatternObject>(); }
    const Text& text() const { return string_.as<TextObject>()->value(); }
    const Found& found() const noexcept { return found_; }

    /// The number of a group that a program named by number or name; IndexError when there is none.
    std::size_t group_of(const Value& key) const;
    /// What the group holds; `otherwise` when it had no part in the match.
    Value group(std::size_t number, const Value& otherwise) const;

    Text repr() override;
    Value item(const Value& key) override { return group(group_of(key), None); }
    Value find_attribute(std::string_view name) override;
    EncodedAs encoded_as() override { return {"o", "Match"}; }
    void clear() noexcept override {
        pattern_ = {};
        string_ = {};
    }

protected:
    const BuiltinType& builtin_type() const override;

private:
    Value pattern_;
    Value string_;
    Search search_;
    Found found_;
};

/// string[start:end], the string itself where that is all of it.
Value part_of(const Value& string, std::size_t start, std::size_t end);

/// The matches of a pattern in a text, one behind the other.
class Scan {
public:
    /// TypeError when `string` is none.
    Scan(Value pattern, Value string, std::int64_t from, std::int64_t to);
    Scan(Value pattern, Value string);

    Search& search() noexcept { return search_; }
    const Value& string() const noexcept { return string_; }
    const Text& text() const { return string_.as<TextObject>()->value(); }
    const PatternObject& pattern() const { return *pattern_.as<PatternObject>(); }
    std::optional<Found> next();
    Value match(Found found) const { return Value(new MatchObject(pattern_, string_, first_, std::move(found))); }
    void clear() noexcept {
        pattern_ = {};
        string_ = {};
    }

private:
    Value pattern_;
    Value string_;
    Search search_;
    Search first_;
};

/// A mappingproxy of the names and numbers of the groups.
Value group_index(const Parsed& parsed);

/// What a program gives as flags: an int, or re.I | re.M.
unsigned flags_of(const Value& value);
Value flags_object(unsigned flags);
/// "re.IGNORECASE|re.MULTILINE"
std::string flag_names(unsigned flags);

/// re.compile(): the same pattern and flags are the same object.
Value compiled(const Value& pattern, unsigned flags);

/// pattern.NAME(arguments), by keyword too.
using PatternFunction = Value (*)(const Value& pattern, Arguments& arguments);
PatternFunction find_pattern_function(std::string_view name);
std::span<const Method> pattern_methods();

}  // namespace yieldcheck::pattern
