#include "reports/baseline_text.hpp"

#include "protocol/fault.hpp"
#include "reports/source_view.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace yieldcheck {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << toml::value<std::string>(text);
    return out.str();
}

/// A part of the text: lines and bytes counted from 0, the end behind it.
struct Range {
    std::size_t first_line = 0;
    std::size_t begin = 0;
    std::size_t last_line = 0;
    std::size_t end = 0;
};

/// The parser counts columns in characters, from 1.
std::size_t byte_of(const std::string& line, std::size_t column) {
    std::size_t byte = 0;
    for (std::size_t character = 1; byte < line.size(); ++byte) {
        if ((static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80) continue;
        if (character++ == column) break;
    }
    return byte;
}

Range range_of(const std::vector<std::string>& lines, const toml::node& node) {
    const toml::source_region& region = node.source();
    Range range{region.begin.line - 1, 0, region.end.line - 1, 0};
    if (range.last_line >= lines.size()) range.last_line = lines.size() - 1;
    range.begin = byte_of(lines[range.first_line], region.begin.column);
    range.end = byte_of(lines[range.last_line], region.end.column);
    return range;
}

/// The entry as the parser sees it; of a text that has been read before.
struct Parsed {
    toml::table document;
    const toml::table& entry(std::size_t number) const {
        return *document["accept"].as_array()->get(number)->as_table();
    }
};

Parsed parse(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return {toml::parse(text)};
}

void replace(std::vector<std::string>& lines, const Range& range, const std::string& text) {
    const std::string whole =
        lines[range.first_line].substr(0, range.begin) + text + lines[range.last_line].substr(range.end);
    const auto at = lines.begin() + std::ptrdiff_t(range.first_line);
    lines.erase(at, lines.begin() + std::ptrdiff_t(range.last_line) + 1);
    const auto parts = lines_of(whole);
    lines.insert(lines.begin() + std::ptrdiff_t(range.first_line), parts.begin(), parts.end());
}

/// Whether the item has its line to itself, but for a comma and a comment.
bool alone(const std::string& line, const Range& range) {
    if (range.first_line != range.last_line) return false;
    if (line.find_first_not_of(" \t") != range.begin) return false;
    const auto next = line.find_first_not_of(" \t\r,", range.end);
    return next == std::string::npos || line[next] == '#';
}

void remove_item(std::vector<std::string>& lines, Range range) {
    if (alone(lines[range.first_line], range)) {
        lines.erase(lines.begin() + std::ptrdiff_t(range.first_line));
        return;
    }
    // With the comma behind it and the space after that, or else with the comma before it.
    const std::string& line = lines[range.last_line];
    const auto behind = line.find_first_not_of(" \t", range.end);
    if (behind != std::string::npos && line[behind] == ',') {
        range.end = std::min(line.find_first_not_of(" \t", behind + 1), line.size());
    } else if (range.begin > 0) {
        const auto before = lines[range.first_line].find_last_not_of(" \t", range.begin - 1);
        if (before != std::string::npos && lines[range.first_line][before] == ',') range.begin = before;
    }
    replace(lines, range, "");
}

std::string array_of(const std::vector<std::string>& scenarios) {
    std::string text = "[\n";
    for (const auto& scenario : scenarios)
        text += "    " + quoted(scenario) + ",\n";
    return text + "]";
}

/// The entry's keys and values, in the order that people write them.
std::vector<std::string> fields_of(const BaselineEntry& entry) {
    std::vector<std::string> fields;
    const auto field = [&fields](const char* name, const std::string& value) {
        if (!value.empty()) fields.push_back(std::string(name) + " = " + quoted(value));
    };
    field("adapter", entry.adapter);
    field("lane", entry.lane);
    if (entry.verdicts.size() == 1) {
        field("verdict", std::string(name(entry.verdicts.front())));
    } else {
        std::string verdicts;
        for (const VerdictKind kind : entry.verdicts)
            verdicts += (verdicts.empty() ? "" : ", ") + quoted(std::string(name(kind)));
        fields.push_back("verdict = [" + verdicts + "]");
    }
    fields.push_back("reason = " + quoted(entry.reason));
    field("ticket", entry.ticket);
    field("compiler", entry.conditions.compiler);
    field("version", entry.conditions.version);
    field("optimisation", entry.conditions.optimisation);
    field("library_version", entry.conditions.library_version);
    field("build", entry.conditions.build);
    fields.push_back("scenario = " + array_of(entry.scenarios));
    return fields;
}

/// Puts a table at the end of `accept = [{…}, {…}]`, which no [[accept]] may follow.
void append_inline(std::vector<std::string>& lines, const toml::array& entries, const BaselineEntry& entry) {
    std::string table;
    for (const auto& field : fields_of(entry))
        table += (table.empty() ? "{" : ", ") + field;
    table += "}";
    Range close = range_of(lines, entries);
    close.first_line = close.last_line;
    close.begin = close.end = lines[close.last_line].rfind(']', close.end);
    if (entries.empty()) return replace(lines, close, table);
    // Behind the last one stand at most a comma, white space and comments.
    const Range last = range_of(lines, *entries.get(entries.size() - 1));
    bool comma = false;
    for (std::size_t line = last.last_line; line <= close.last_line; ++line) {
        const std::size_t begin = line == last.last_line ? last.end : 0;
        const std::size_t end = line == close.last_line ? close.begin : std::string::npos;
        const std::string between = lines[line].substr(begin, end - begin);
        comma = comma || between.substr(0, between.find('#')).find(',') != std::string::npos;
    }
    const bool own_line = lines[close.last_line].find_first_not_of(" \t") == close.begin;
    replace(lines, close,
            own_line ? "  " + table + ",\n" + lines[close.last_line].substr(0, close.begin) : " " + table);
    if (!comma) replace(lines, {last.last_line, last.end, last.last_line, last.end}, ",");
}

std::size_t last_line_of(const toml::table& entry) {
    std::size_t last = entry.source().begin.line;
    for (const auto& [key, value] : entry)
        last = std::max<std::size_t>(last, value.source().end.line);
    return last;
}

bool blank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

}  // namespace

BaselineText::BaselineText(const std::string& text, std::string shown) : shown_(std::move(shown)) {
    baseline_ = read_baseline(text, shown_);
    if (text.starts_with(byte_order_mark)) prefix_ = byte_order_mark;
    lines_ = original_ = lines_of(text.substr(prefix_.size()));
    ends_line_ = text.empty() || text.ends_with('\n');
    windows_ = !lines_.empty() && std::all_of(lines_.begin(), lines_.end() - !ends_line_,
                                              [](const std::string& line) { return line.ends_with('\r'); });
}

std::string BaselineText::text() const {
    std::string text = prefix_;
    for (const auto& line : lines_)
        text += line + (windows_ && !line.ends_with('\r') ? "\r\n" : "\n");
    if (!ends_line_ && lines_ == original_) text.resize(text.size() - (windows_ ? 2 : 1));
    return text;
}

void BaselineText::edited() { baseline_ = read_baseline(text(), shown_); }

void BaselineText::replace_pattern(std::size_t entry, std::size_t pattern, const std::vector<std::string>& scenarios) {
    if (scenarios.empty() && baseline_.entries.at(entry).scenarios.size() == 1) return remove(entry);
    const Parsed parsed = parse(lines_);
    const toml::node& value = *parsed.entry(entry).get("scenario");
    if (const toml::array* array = value.as_array()) {
        const Range range = range_of(lines_, *array->get(pattern));
        const std::string line = lines_[range.first_line];
        if (scenarios.empty()) {
            remove_item(lines_, range);
        } else {
            const std::string between = alone(line, range) ? ",\n" + line.substr(0, range.begin) : ", ";
            std::string items;
            for (const auto& scenario : scenarios)
                items += (items.empty() ? "" : between) + quoted(scenario);
            replace(lines_, range, items);
        }
    } else {
        replace(lines_, range_of(lines_, value), array_of(scenarios));
    }
    edited();
}

void BaselineText::replace_rule(std::size_t entry, const std::vector<std::string>& scenarios) {
    if (scenarios.empty()) return remove(entry);
    const Parsed parsed = parse(lines_);
    Range range = range_of(lines_, *parsed.entry(entry).get("rule"));
    range.begin = lines_[range.first_line].find("rule");
    replace(lines_, range, "scenario = " + array_of(scenarios));
    edited();
}

void BaselineText::remove(std::size_t entry) {
    const Parsed parsed = parse(lines_);
    const toml::table& table = parsed.entry(entry);
    if (table.is_inline()) {
        remove_item(lines_, range_of(lines_, table));
        return edited();
    }
    std::size_t first = table.source().begin.line - 1;
    const std::size_t end = last_line_of(table);
    while (first > 0 && lines_[first - 1].starts_with("#"))
        --first;
    // A comment that opens the file speaks of all of it.
    if (first == 0) first = table.source().begin.line - 1;
    const auto line = [this](std::size_t number) { return lines_.begin() + std::ptrdiff_t(number); };
    lines_.erase(line(first), line(end));
    if (first > 0 && blank(lines_[first - 1]) && (first == lines_.size() || blank(lines_[first])))
        lines_.erase(line(first - 1));
    edited();
}

void BaselineText::append(const BaselineEntry& entry) {
    const Parsed parsed = parse(lines_);
    const toml::node* accept = parsed.document.get("accept");
    const toml::array* entries = accept ? accept->as_array() : nullptr;
    if (entries && (entries->empty() || entries->get(0)->as_table()->is_inline()))
        return append_inline(lines_, *entries, entry);
    lines_.insert(lines_.end(), {"", "[[accept]]"});
    for (const auto& field : fields_of(entry))
        for (const auto& line : lines_of(field))
            lines_.push_back(line);
}

void BaselineText::set_suite(const std::string& version) {
    const Parsed parsed = parse(lines_);
    if (const toml::node* suite = parsed.document.get("suite")) {
        replace(lines_, range_of(lines_, *suite), quoted(version));
    } else {
        const auto header =
            std::find_if(lines_.begin(), lines_.end(), [](const std::string& line) { return line.starts_with("[["); });
        auto at = header;
        while (at != lines_.begin() && (at - 1)->starts_with("#"))
            --at;
        if (at == lines_.begin()) at = header;  // the comment that opens the file stays above
        lines_.insert(at, {"suite = " + quoted(version), ""});
    }
    edited();
}

}  // namespace yieldcheck
