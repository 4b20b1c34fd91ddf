#include "protocol/comparison.hpp"

#include "protocol/describe.hpp"

#include <algorithm>
#include <array>

namespace yieldcheck {
namespace {

std::string described(const std::shared_ptr<const ObservedException>& exception) {
    return exception ? describe(*exception) : "none";
}

std::string message_of(const ObservedException& exception) {
    if (exception.message && exception.message->is_string()) return exception.message->get<std::string>();
    if (exception.arguments.size() == 1 && exception.arguments[0].is_string())
        return exception.arguments[0].get<std::string>();
    return {};
}

/// The base of "ValueError#2", and its number if it has one.
std::pair<std::string_view, std::string_view> split(std::string_view id) {
    const auto hash = id.rfind('#');
    if (hash == std::string_view::npos) return {id, {}};
    return {id.substr(0, hash), id.substr(hash + 1)};
}

std::string described(const Delegate& delegate) {
    if (delegate.cut) return "...";
    return delegate.generator.empty() ? "<" + delegate.iterator + ">" : "<generator " + delegate.generator + ">";
}

/// Tags of encoded values that name an object instead of describing it.
bool names_object(const std::string& tag) { return tag == "e" || tag == "g" || tag == "o"; }

}  // namespace

bool is_protocol_message(std::string_view message) {
    constexpr std::array messages{
        std::string_view("can't send non-None value to a just-started generator"),
        std::string_view("can't send non-None value to a just-started coroutine"),
        std::string_view("generator already executing"),
        std::string_view("coroutine already executing"),
        std::string_view("generator ignored GeneratorExit"),
        std::string_view("coroutine ignored GeneratorExit"),
        std::string_view("generator raised StopIteration"),
        std::string_view("coroutine raised StopIteration"),
        std::string_view("No active exception to reraise"),
        std::string_view("instance exception may not have a separate value"),
    };
    return std::find(messages.begin(), messages.end(), message) != messages.end();
}

std::optional<Difference> Comparison::step(const Observation& expected, const Observation& observed) {
    for (const auto& [name, snapshot] : expected.generators)
        expected_generators_[name] = &snapshot;
    for (const auto& [name, snapshot] : observed.generators)
        observed_generators_[name] = &snapshot;
    if (auto difference = outcome(expected.outcome, observed.outcome)) return difference;
    if (auto difference = log(expected.log, observed.log)) return difference;
    return generators();
}

Comparison::Result Comparison::outcome(const Outcome& expected, const Outcome& observed) {
    const Difference difference{"the outcome", describe(expected), describe(observed)};
    if (expected.kind != observed.kind) return difference;
    if (expected.exception) return exception("the exception", *expected.exception, *observed.exception);
    if (!same_value(expected.value, observed.value)) return difference;
    return {};
}

Comparison::Result Comparison::exception(const std::string& subject, const ObservedException& expected,
                                         const ObservedException& observed) {
    if (expected.type() != observed.type()) return Difference{subject, describe(expected), describe(observed)};
    if (!same_object(expected.id, observed.id))
        return Difference{subject, "the same " + expected.type() + " as before", "another one"};
    if (expected.identity_only || observed.identity_only) return {};  // described where it was first met
    if (auto difference = words(subject, expected, observed)) return difference;
    if (auto difference = linked("the cause of " + expected.type(), expected.cause, observed.cause)) return difference;
    if (!at_least(CompareLevel::context)) return {};
    if (expected.suppressed != observed.suppressed)
        return Difference{"whether the context of " + expected.type() + " is suppressed",
                          expected.suppressed ? "that it is" : "that it is not",
                          observed.suppressed ? "it is" : "it is not"};
    return linked("the context of " + expected.type(), expected.context, observed.context);
}

Comparison::Result Comparison::words(const std::string& subject, const ObservedException& expected,
                                     const ObservedException& observed) {
    if (observed.by_interpreter && !is_protocol_message(message_of(expected)) &&
        !is_protocol_message(message_of(observed)))
        return {};
    if (!same_values(expected.arguments, observed.arguments))
        return Difference{subject, describe(expected), describe(observed)};
    if (expected.message != observed.message)
        return Difference{"the message of " + expected.type(), describe_value(expected.message.value_or("")),
                          describe_value(observed.message.value_or(""))};
    const Json none;
    if (!same_value(expected.value ? *expected.value : none, observed.value ? *observed.value : none))
        return Difference{"the value of " + expected.type(), describe_value(expected.value.value_or(none)),
                          describe_value(observed.value.value_or(none))};
    return {};
}

Comparison::Result Comparison::linked(const std::string& subject,
                                      const std::shared_ptr<const ObservedException>& expected,
                                      const std::shared_ptr<const ObservedException>& observed) {
    if (!expected != !observed) return Difference{subject, described(expected), described(observed)};
    if (!expected) return {};
    return exception(subject, *expected, *observed);
}

Comparison::Result Comparison::log(const std::vector<LogEntry>& expected, const std::vector<LogEntry>& observed) {
    for (std::size_t i = 0; i < std::min(expected.size(), observed.size()); ++i)
        if (auto difference = entry("entry " + std::to_string(i + 1) + " of the log", expected[i], observed[i]))
            return difference;
    if (expected.size() == observed.size()) return {};
    const std::size_t first = std::min(expected.size(), observed.size());
    const std::string subject = "entry " + std::to_string(first + 1) + " of the log";
    if (expected.size() > observed.size()) return Difference{subject, describe(expected[first]), "there is none"};
    return Difference{subject, "none", describe(observed[first])};
}

Comparison::Result Comparison::entry(const std::string& subject, const LogEntry& expected, const LogEntry& observed) {
    const Difference difference{subject, describe(expected), describe(observed)};
    if (expected.index() != observed.index()) return difference;
    if (const auto* printed = std::get_if<PrintedText>(&expected)) {
        if (printed->text != std::get<PrintedText>(observed).text) return difference;
    } else if (const auto* noted = std::get_if<NotedValues>(&expected)) {
        if (!same_values(noted->values, std::get<NotedValues>(observed).values)) return difference;
    } else if (const auto* logged = std::get_if<LoggedSnapshot>(&expected)) {
        const auto& other = std::get<LoggedSnapshot>(observed);
        if (!same_object(logged->generator, other.generator)) return difference;
        return snapshot(logged->generator + " as seen in " + subject, logged->snapshot, other.snapshot);
    } else if (const auto* unraisable = std::get_if<Unraisable>(&expected)) {
        return exception("the unraisable exception in " + subject, unraisable->exception,
                         std::get<Unraisable>(observed).exception);
    }
    return {};
}

Comparison::Result Comparison::generators() {
    if (!at_least(CompareLevel::state)) return {};
    for (const auto& [name, expected] : expected_generators_) {
        const auto found = observed_generators_.find(name);
        const std::string subject(name);
        if (found == observed_generators_.end())
            return Difference{subject, describe(*expected), "there is no snapshot of it"};
        if (auto difference = snapshot(subject, *expected, *found->second)) return difference;
    }
    for (const auto& [name, observed] : observed_generators_)
        if (!expected_generators_.contains(name))
            return Difference{std::string(name), "no such generator", describe(*observed)};
    return {};
}

Comparison::Result Comparison::snapshot(const std::string& subject, const Snapshot& expected,
                                        const Snapshot& observed) {
    if (!at_least(CompareLevel::state)) return {};
    const bool known = options_.compare_state && expected.state && observed.state;
    if (known && *expected.state != *observed.state)
        return Difference{"the state of " + subject, std::string(name(*expected.state)),
                          std::string(name(*observed.state))};
    if (!at_least(CompareLevel::locals)) return {};
    if (expected.line != observed.line && (known || (expected.line && observed.line))) {
        const auto line = [](const std::optional<int>& at) { return at ? std::to_string(*at) : std::string("none"); };
        return Difference{"the line of " + subject, line(expected.line), line(observed.line)};
    }
    if (auto difference = local_variables(subject, expected, observed)) return difference;
    // Like the line: who does not know whether it is suspended shows none.
    if (!known && (!expected.delegate || !observed.delegate)) return {};
    return delegation(subject, expected, observed);
}

Comparison::Result Comparison::local_variables(const std::string& subject, const Snapshot& expected,
                                               const Snapshot& observed) {
    for (const auto& [local, value] : expected.locals) {
        const auto found = observed.locals.find(local);
        const bool bound = found != observed.locals.end();
        if (!bound || !same_value(value, found->second))
            return Difference{"local " + local + " of " + subject, describe_value(value),
                              bound ? describe_value(found->second) : "it is unbound"};
    }
    for (const auto& [local, value] : observed.locals)
        if (!expected.locals.contains(local))
            return Difference{"local " + local + " of " + subject, "it to be unbound", describe_value(value)};
    return {};
}

Comparison::Result Comparison::delegation(const std::string& subject, const Snapshot& expected,
                                          const Snapshot& observed) {
    const Delegate* left = expected.delegate.get();
    const Delegate* right = observed.delegate.get();
    if (!left && !right) return {};
    const Difference difference{"what " + subject + " delegates to", left ? described(*left) : "nothing",
                                right ? described(*right) : "nothing"};
    if (!left || !right || left->cut != right->cut || left->iterator != right->iterator) return difference;
    if (left->cut || !left->iterator.empty()) return {};
    if (!same_object(left->generator, right->generator)) return difference;
    return snapshot(left->generator, left->snapshot, right->snapshot);
}

bool Comparison::same_value(const Json& expected, const Json& observed) {
    if (expected.is_array()) {
        if (!observed.is_array() || expected.size() != observed.size()) return false;
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (!same_value(expected[i], observed[i])) return false;
        return true;
    }
    if (!expected.is_object())
        return expected.type() == observed.type()
                   ? expected == observed
                   : expected.is_number_integer() && observed.is_number_integer() && expected == observed;
    if (!observed.is_object() || expected.size() != observed.size()) return false;
    for (const auto& [tag, content] : expected.items()) {
        const auto found = observed.find(tag);
        if (found == observed.end()) return false;
        if (names_object(tag) && content.is_string() && found->is_string()) {
            if (!same_object(content.get<std::string>(), found->get<std::string>())) return false;
        } else if (!same_value(content, *found)) {
            return false;
        }
    }
    return true;
}

bool Comparison::same_values(const std::vector<Json>& expected, const std::vector<Json>& observed) {
    return std::equal(expected.begin(), expected.end(), observed.begin(), observed.end(),
                      [this](const Json& left, const Json& right) { return same_value(left, right); });
}

bool Comparison::same_object(const std::string& expected, const std::string& observed) {
    const auto [expected_base, expected_number] = split(expected);
    const auto [observed_base, observed_number] = split(observed);
    if (expected_base != observed_base || expected_number.empty() != observed_number.empty()) return false;
    if (expected_number.empty()) return true;
    const auto [forward, first] = observed_by_expected_.try_emplace(expected, observed);
    const auto [backward, last] = expected_by_observed_.try_emplace(observed, expected);
    return forward->second == observed && backward->second == expected;
}

}  // namespace yieldcheck
