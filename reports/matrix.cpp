#include "reports/matrix.hpp"

#include <algorithm>
#include <map>
#include <ostream>

namespace yieldcheck {
namespace {

constexpr std::size_t gap = 2;
constexpr const char* all_row = "all";

struct Mark {
    VerdictKind kind;
    char letter;
};

constexpr std::array<Mark, 7> marks{{{VerdictKind::diverges, 'd'},
                                     {VerdictKind::crashes, 'c'},
                                     {VerdictKind::hangs, 'h'},
                                     {VerdictKind::leaks, 'l'},
                                     {VerdictKind::broken, 'b'},
                                     {VerdictKind::variant, 'v'},
                                     {VerdictKind::unsupported, 'u'}}};

std::string category_of(const Result& result) { return result.scenario.substr(0, result.scenario.find('/')); }

Ink ink_of(const Tally& tally) {
    if (tally.run() == 0) return Ink::faint;
    return tally.in_order() == tally.run() ? Ink::good : Ink::bad;
}

struct Table {
    std::vector<std::string> adapters;  // in the order of the results
    std::map<std::string, std::map<std::string, Tally>> rows;  // by category, then adapter

    void add(const Result& result) {
        if (std::find(adapters.begin(), adapters.end(), result.adapter) == adapters.end())
            adapters.push_back(result.adapter);
        rows[category_of(result)][result.adapter].add(result.verdict.kind);
        total[result.adapter].add(result.verdict.kind);
    }

    std::string text(const std::map<std::string, Tally>& row, const std::string& adapter) const {
        const auto found = row.find(adapter);
        return found == row.end() ? "" : cell(found->second);
    }

    std::size_t width(const std::string& adapter) const {
        std::size_t widest = std::max(columns(adapter), columns(text(total, adapter)));
        for (const auto& [category, row] : rows) widest = std::max(widest, columns(text(row, adapter)));
        return widest;
    }

    std::map<std::string, Tally> total;
};

class Printer {
public:
    Printer(std::ostream& out, const Table& table, const Style& style) : out_(out), table_(table), style_(style) {
        for (const auto& [category, row] : table.rows) names_ = std::max(names_, columns(category));
        names_ = std::min(names_, style.width / 2);
    }

    void print(const std::string& lane) {
        for (std::size_t begin = 0; begin < table_.adapters.size();) {
            std::size_t end = begin;
            std::size_t used = names_;
            do used += gap + width(end++);
            while (end < table_.adapters.size() && used + gap + width(end) <= style_.width);
            block(lane, begin, end);
            begin = end;
        }
    }

private:
    std::size_t width(std::size_t adapter) const {
        return std::min(table_.width(table_.adapters[adapter]), style_.width - names_ - gap);
    }

    void block(const std::string& lane, std::size_t begin, std::size_t end) {
        out_ << style_.ink(Ink::strong, padded(cut(lane, names_), names_));
        for (std::size_t i = begin; i < end; ++i)
            out_ << std::string(gap, ' ')
                 << style_.ink(Ink::strong, right_aligned(cut(table_.adapters[i], width(i)), width(i)));
        out_ << '\n';
        for (const auto& [category, row] : table_.rows) line(category, row, begin, end);
        line(all_row, table_.total, begin, end);
        out_ << '\n';
    }

    void line(const std::string& category, const std::map<std::string, Tally>& row, std::size_t begin, std::size_t end) {
        std::string text = padded(cut(category, names_), names_);
        for (std::size_t i = begin; i < end; ++i) {
            const auto found = row.find(table_.adapters[i]);
            text += std::string(gap, ' ');
            if (found == row.end()) text += std::string(width(i), ' ');
            else text += style_.ink(ink_of(found->second), right_aligned(cut(cell(found->second), width(i)), width(i)));
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out_ << text << '\n';
    }

    std::ostream& out_;
    const Table& table_;
    const Style& style_;
    std::size_t names_ = 8;  // "emulated" stands there, too
};

std::string legend(const std::vector<Result>& results, const Style& style) {
    Tally tally;
    for (const auto& result : results) tally.add(result.verdict.kind);
    std::string text;
    for (const Mark& mark : marks)
        if (tally.of(mark.kind)) text += std::string(text.empty() ? "" : ", ") + mark.letter + " " + std::string(name(mark.kind));
    const std::string first = "in order/run";
    return style.ink(Ink::faint, cut(text.empty() ? first : first + "; " + text, style.width));
}

const char* plural(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::conforms: return "conform";
    case VerdictKind::variant: return "variant";
    case VerdictKind::diverges: return "diverge";
    case VerdictKind::unsupported: return "unsupported";
    case VerdictKind::crashes: return "crash";
    case VerdictKind::hangs: return "hang";
    case VerdictKind::leaks: return "leak";
    case VerdictKind::broken: return "broken";
    }
    return "";
}

}  // namespace

std::size_t Tally::total() const {
    std::size_t sum = 0;
    for (const std::size_t count : counts_) sum += count;
    return sum;
}

std::string cell(const Tally& tally) {
    std::string text;
    if (tally.run() > 0) text = std::to_string(tally.in_order()) + "/" + std::to_string(tally.run());
    for (const Mark& mark : marks)
        if (tally.of(mark.kind))
            text += (text.empty() ? "" : " ") + std::to_string(tally.of(mark.kind)) + mark.letter;
    return text;
}

void print_matrix(std::ostream& out, const std::vector<Result>& results, const Style& style) {
    std::vector<std::pair<std::string, Table>> lanes;
    for (const auto& result : results) {
        auto found = std::find_if(lanes.begin(), lanes.end(), [&](const auto& lane) { return lane.first == result.lane; });
        if (found == lanes.end()) found = lanes.insert(lanes.end(), {result.lane, Table()});
        found->second.add(result);
    }
    for (const auto& [lane, table] : lanes) Printer(out, table, style).print(lane);
    if (!lanes.empty()) out << legend(results, style) << "\n\n";
}

std::string totals(const std::vector<Result>& results) {
    Tally tally;
    for (const auto& result : results) tally.add(result.verdict.kind);
    std::string text;
    for (const VerdictKind kind : all_verdicts)
        if (tally.of(kind))
            text += (text.empty() ? "" : ", ") + std::to_string(tally.of(kind)) + " " + plural(kind);
    return text.empty() ? "no results" : text;
}

}  // namespace yieldcheck
