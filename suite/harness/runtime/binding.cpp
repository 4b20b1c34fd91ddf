// Arguments to parameters, with the complaints of CPython's initialize_locals in its order.
#include "harness/runtime/function.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

/// 'a', 'b' and 'c': the list that CPython writes.
std::string enumeration(const std::vector<std::string>& names) {
    std::string written;
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (index > 0) written += index + 1 < names.size() ? ", " : names.size() == 2 ? " and " : ", and ";
        written += "'" + names[index] + "'";
    }
    return written;
}

class Binding {
public:
    Binding(const Code& code, const std::string& called)
        : code_(code), called_(called), values_(code.parameters.size()) {}

    std::vector<Value> bind(Arguments arguments, const std::vector<Value>& defaults,
                            const std::vector<std::pair<std::string, Value>>& keyword_defaults) {
        auto& given = arguments.positional();
        const std::size_t taken = std::min(given.size(), positional());
        for (std::size_t index = 0; index < taken; ++index)
            values_[index] = std::move(given[index]);
        if (code_.variadic) take_rest(given, taken);
        take_keywords(arguments.keywords());
        if (given.size() > positional() && !code_.variadic) too_many(given.size(), defaults.size());
        fill_positional(given.size(), defaults);
        fill_keyword_only(keyword_defaults);
        return std::move(values_);
    }

private:
    // The order of Code::parameters: positional ones, *args, keyword-only ones, **kwargs.
    std::size_t positional() const { return static_cast<std::size_t>(code_.positional); }
    std::size_t first_keyword_only() const { return positional() + (code_.variadic ? 1 : 0); }
    std::size_t end_keyword_only() const { return first_keyword_only() + static_cast<std::size_t>(code_.keyword_only); }
    std::size_t named() const { return positional() + static_cast<std::size_t>(code_.keyword_only); }
    /// Where the parameter of the given number lies when *args is not counted.
    std::size_t place(std::size_t number) const {
        return number < positional() || !code_.variadic ? number : number + 1;
    }

    [[noreturn]] void fail(const std::string& complaint) const {
        raise_error("TypeError", called_ + "() " + complaint);
    }

    void take_rest(std::vector<Value>& given, std::size_t taken) {
        std::vector<Value> rest(std::make_move_iterator(given.begin() + static_cast<std::ptrdiff_t>(taken)),
                                std::make_move_iterator(given.end()));
        values_[positional()] = tuple(std::move(rest));
    }

    void take_keywords(std::vector<std::pair<std::string, Value>>& keywords) {
        std::vector<std::pair<Value, Value>> others;
        for (auto& [name, value] : keywords) {
            std::size_t number = static_cast<std::size_t>(code_.positional_only);
            while (number < named() && code_.parameters[place(number)] != name)
                ++number;
            if (number < named()) {
                Value& target = values_[place(number)];
                if (target.bound()) fail("got multiple values for argument '" + name + "'");
                target = std::move(value);
            } else if (code_.variadic_keywords) {
                others.emplace_back(text(name), std::move(value));
            } else {
                unexpected(keywords, name);
            }
        }
        if (code_.variadic_keywords) values_.back() = dict(std::move(others));
    }

    [[noreturn]] void unexpected(const std::vector<std::pair<std::string, Value>>& keywords,
                                 const std::string& name) const {
        std::vector<std::string> by_name;
        for (int index = 0; index < code_.positional_only; ++index) {
            const std::string parameter = code_.parameters[static_cast<std::size_t>(index)];
            const bool passed = std::any_of(keywords.begin(), keywords.end(),
                                            [&](const auto& keyword) { return keyword.first == parameter; });
            if (passed) by_name.push_back(parameter);
        }
        if (!by_name.empty()) {
            std::string joined;
            for (const auto& parameter : by_name)
                joined += (joined.empty() ? "" : ", ") + parameter;
            fail("got some positional-only arguments passed as keyword arguments: '" + joined + "'");
        }
        fail("got an unexpected keyword argument '" + name + "'");
    }

    [[noreturn]] void too_many(std::size_t given, std::size_t defaults) const {
        std::size_t keyword_only_given = 0;
        for (std::size_t index = first_keyword_only(); index < end_keyword_only(); ++index) {
            if (values_[index].bound()) ++keyword_only_given;
        }
        const std::string most = std::to_string(positional());
        const bool plural = defaults > 0 || positional() != 1;
        const std::string takes =
            defaults > 0 ? "from " + std::to_string(positional() - defaults) + " to " + most : most;
        std::string also;
        if (keyword_only_given > 0) {
            also = " positional argument" + std::string(given != 1 ? "s" : "") + " (and " +
                   std::to_string(keyword_only_given) + " keyword-only argument" +
                   (keyword_only_given != 1 ? "s" : "") + ")";
        }
        const bool was = given == 1 && keyword_only_given == 0;
        fail("takes " + takes + " positional argument" + (plural ? "s" : "") + " but " + std::to_string(given) + also +
             (was ? " was given" : " were given"));
    }

    void fill_positional(std::size_t given, const std::vector<Value>& defaults) {
        if (given >= positional()) return;
        const std::size_t required = positional() - defaults.size();
        std::vector<std::string> missing;
        for (std::size_t index = 0; index < required; ++index) {
            if (!values_[index].bound()) missing.emplace_back(code_.parameters[index]);
        }
        if (!missing.empty()) complain_of(missing, "positional");
        for (std::size_t index = required; index < positional(); ++index) {
            if (!values_[index].bound()) values_[index] = defaults[index - required];
        }
    }

    void fill_keyword_only(const std::vector<std::pair<std::string, Value>>& defaults) {
        std::vector<std::string> missing;
        for (std::size_t index = first_keyword_only(); index < end_keyword_only(); ++index) {
            if (values_[index].bound()) continue;
            const auto found = std::find_if(defaults.begin(), defaults.end(),
                                            [&](const auto& entry) { return entry.first == code_.parameters[index]; });
            if (found != defaults.end()) {
                values_[index] = found->second;
            } else {
                missing.emplace_back(code_.parameters[index]);
            }
        }
        if (!missing.empty()) complain_of(missing, "keyword-only");
    }

    [[noreturn]] void complain_of(const std::vector<std::string>& missing, const char* kind) const {
        fail("missing " + std::to_string(missing.size()) + " required " + kind + " argument" +
             (missing.size() == 1 ? "" : "s") + ": " + enumeration(missing));
    }

    const Code& code_;
    const std::string& called_;
    std::vector<Value> values_;
};

}  // namespace

std::vector<Value> bind_arguments(const Code& code, const std::string& qualified_name, Arguments arguments,
                                  const std::vector<Value>& defaults,
                                  const std::vector<std::pair<std::string, Value>>& keyword_defaults) {
    return Binding(code, qualified_name).bind(std::move(arguments), defaults, keyword_defaults);
}

}  // namespace yieldcheck
