#include "protocol/unicode.hpp"

#include "protocol/unicode_table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace yieldcheck::unicode {
namespace {

/// The table is text: numbers in base 32, five bits a character, least significant first; bit 5 says that more follow.
class Reader {
public:
    explicit Reader(const char* data) : data_(data) {}
    bool done() const { return *data_ == '\0'; }

    char32_t number() {
        char32_t value = 0;
        for (int shift = 0;; shift += 5) {
            const auto digit = static_cast<unsigned char>(*data_++) - static_cast<unsigned>('0');
            value |= static_cast<char32_t>(digit & 31U) << shift;
            if (digit < 32) return value;
        }
    }

    std::int32_t signed_number() {
        const auto zigzag = static_cast<std::int32_t>(number());
        return (zigzag >> 1) ^ -(zigzag & 1);
    }

private:
    const char* data_;
};

/// The code points at which a property begins or ends to hold, in ascending order.
std::vector<char32_t> read_borders(const char* data) {
    std::vector<char32_t> borders;
    char32_t last = 0;
    for (Reader reader(data); !reader.done();)
        borders.push_back(last += reader.number());
    return borders;
}

struct Run {
    char32_t first;
    char32_t last;
    char32_t step;  // every step-th code point of the run
    std::int32_t distance;
};

struct Exception {
    char32_t code;
    std::u32string mapped;
};

struct MappingTable {
    std::vector<Run> runs;
    std::vector<Exception> exceptions;
};

MappingTable read_mapping(const char* runs, const char* exceptions) {
    MappingTable table;
    char32_t position = 0;
    for (Reader reader(runs); !reader.done();) {
        Run run{};
        run.first = position += reader.number();
        run.step = reader.number();
        run.last = position += run.step * reader.number();
        run.distance = reader.signed_number();
        table.runs.push_back(run);
    }
    position = 0;
    for (Reader reader(exceptions); !reader.done();) {
        Exception exception{position += reader.number(), {}};
        for (char32_t count = reader.number(); count > 0; --count)
            exception.mapped += reader.number();
        table.exceptions.push_back(std::move(exception));
    }
    return table;
}

const MappingTable& mapping_table(Mapping mapping) {
    static const auto tables = [] {
        std::array<MappingTable, 4> made;
        for (std::size_t index = 0; index < made.size(); ++index) {
            made[index] = read_mapping(mapping_runs[index], mapping_exceptions[index]);
        }
        return made;
    }();
    return tables[static_cast<std::size_t>(mapping)];
}

}  // namespace

bool has(Property property, char32_t code) {
    static const auto tables = [] {
        std::array<std::vector<char32_t>, property_count> made;
        for (std::size_t index = 0; index < made.size(); ++index)
            made[index] = read_borders(property_borders[index]);
        return made;
    }();
    const auto& borders = tables[static_cast<std::size_t>(property)];
    const auto above = std::upper_bound(borders.begin(), borders.end(), code);
    return (above - borders.begin()) % 2 == 1;
}

void append_mapped(std::u32string& result, Mapping mapping, char32_t code) {
    const MappingTable& table = mapping_table(mapping);
    const auto by_code = [](const Exception& exception, char32_t wanted) { return exception.code < wanted; };
    const auto exception = std::lower_bound(table.exceptions.begin(), table.exceptions.end(), code, by_code);
    if (exception != table.exceptions.end() && exception->code == code) {
        result += exception->mapped;
        return;
    }
    const auto ends_before = [](const Run& run, char32_t wanted) { return run.last < wanted; };
    const auto run = std::lower_bound(table.runs.begin(), table.runs.end(), code, ends_before);
    const bool mapped = run != table.runs.end() && run->first <= code && (code - run->first) % run->step == 0;
    result += mapped ? static_cast<char32_t>(static_cast<std::int32_t>(code) + run->distance) : code;
}

int decimal_value(char32_t code) {
    if (code >= U'0' && code <= U'9') return static_cast<int>(code - U'0');
    if (code < 128 || !has(Property::decimal, code)) return -1;
    // Decimal digits come in rows of ten, sometimes several rows without a gap between them.
    char32_t first = code;
    while (has(Property::decimal, first - 1))
        --first;
    return static_cast<int>((code - first) % 10);
}

}  // namespace yieldcheck::unicode
