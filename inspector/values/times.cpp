#include "inspector/values/times.hpp"

#include "inspector/values/layout.hpp"

#include <charconv>
#include <chrono>
#include <ctime>

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

/// The tick in seconds.
struct Period {
    std::uint64_t numerator = 1, denominator = 1;
    friend bool operator==(const Period&, const Period&) = default;
};

std::optional<Period> period_of(const Type& duration) {
    const Type* ratio = argument(duration, 1);
    if (ratio == nullptr) return std::nullopt;
    const auto numerator = value_argument(*ratio, 0), denominator = value_argument(*ratio, 1);
    if (!numerator || !denominator || *denominator == 0) return std::nullopt;
    return Period{*numerator, *denominator};
}

/// As operator<< for durations spells it (the C++20 standard, [time.duration.io]).
std::string unit(const Period& period) {
    struct Named {
        Period period;
        const char* suffix;
    };
    static constexpr Named named[] = {{{1, 1}, "s"},           {{1, 1000}, "ms"}, {{1, 1000000}, "µs"},
                                      {{1, 1000000000}, "ns"}, {{60, 1}, "min"},  {{3600, 1}, "h"},
                                      {{86400, 1}, "d"}};
    for (const auto& one : named)
        if (one.period == period) return one.suffix;
    if (period.denominator == 1) return "[" + std::to_string(period.numerator) + "]s";
    return "[" + std::to_string(period.numerator) + "/" + std::to_string(period.denominator) + "]s";
}

/// 2026-11-23 07:15:00 UTC, with the fraction that the tick has.
std::string calendar(std::int64_t ticks, const Period& period) {
    if (period.denominator > 1000000000 || 1000000000 % period.denominator != 0 || period.numerator > 86400) return {};
    const auto denominator = static_cast<std::int64_t>(period.denominator);
    std::int64_t seconds = 0;
    if (__builtin_mul_overflow(ticks, static_cast<std::int64_t>(period.numerator), &seconds)) return {};
    std::int64_t fraction = seconds % denominator;
    seconds /= denominator;
    if (fraction < 0) {
        fraction += denominator;
        --seconds;
    }
    const std::time_t time = seconds;
    std::tm parts{};
    if (seconds > 253402300799 || gmtime_r(&time, &parts) == nullptr) return {};
    char text[64];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts);
    std::string result = text;
    if (denominator > 1) {
        std::string digits = std::to_string(fraction * (1000000000 / denominator));
        digits.insert(0, 9 - digits.size(), '0');
        int wanted = 0;
        for (std::int64_t scale = 1; scale < denominator; scale *= 10)
            ++wanted;
        result += "." + digits.substr(0, static_cast<std::size_t>(wanted));
    }
    return result + " UTC";
}

}  // namespace

std::optional<Value> print_duration(ValueReader& reader, const Place& place, Level level) {
    auto ticks = reader.member(place, {"__r"});
    if (!ticks) ticks = reader.member(place, {"__rep_"});
    const auto period = period_of(*place.type);
    if (!ticks || !period) return std::nullopt;
    Value value = reader.content(place, *ticks, level);
    value.type = place.type->name;
    if (value.kind == ValueKind::integer || value.kind == ValueKind::real) value.shown = value.text + unit(*period);
    return value;
}

std::optional<Value> print_time_point(ValueReader& reader, const Place& place, Level level) {
    auto since = reader.member(place, {"__d"});
    if (!since) since = reader.member(place, {"__d_"});
    if (!since) return std::nullopt;
    Value value = reader.content(place, *since, level);
    value.type = place.type->name;
    const Type* clock = argument(*place.type, 0);
    const auto period = period_of(*since->type);
    if (clock == nullptr || !period || value.kind != ValueKind::integer) return value;
    const bool system = clock->template_name.ends_with("system_clock");
    std::int64_t ticks = 0;
    const auto& text = value.text;
    std::from_chars(text.data(), text.data() + text.size(), ticks);
    const std::string date = system ? calendar(ticks, *period) : std::string{};
    value.shown = date.empty() ? value.shown + " since its clock's epoch" : date;
    return value;
}

}  // namespace yieldcheck::inspector
