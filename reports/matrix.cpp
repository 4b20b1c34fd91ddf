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

/// What is marked in a cell. Variants and what is unsupported are counted below the table instead.
constexpr std::array<Mark, 5> marks{{{VerdictKind::diverges, 'd'},
                                     {VerdictKind::crashes, 'c'},
                                     {VerdictKind::hangs, 'h'},
                                     {VerdictKind::leaks, 'l'},
                                     {VerdictKind::broken, 'b'}}};

std::string fraction(const Tally& tally) {
    if (tally.run() == 0) return "-";
    return std::to_string(tally.in_order()) + "/" + std::to_string(tally.run());
}

std::string category_of(const Result& result) { return result.scenario.substr(0, result.scenario.find('/')); }

Ink ink_of(const Tally& tally) {
    if (tally.run() == 0) return Ink::faint;
    return tally.in_order() == tally.run() ? Ink::good : Ink::bad;
}

using Row = std::map<std::string, Tally>;  // by adapter

struct Table {
    std::vector<std::string> adapters;  // in the order of the results
    std::map<std::string, Row> rows;    // by category
    Row sum;

    void add(const Result& result) {
        if (std::find(adapters.begin(), adapters.end(), result.adapter) == adapters.end())
            adapters.push_back(result.adapter);
        rows[category_of(result)][result.adapter].add(result.verdict.kind);
        sum[result.adapter].add(result.verdict.kind);
    }

    bool has(VerdictKind kind) const {
        return std::any_of(sum.begin(), sum.end(), [kind](const auto& entry) { return entry.second.of(kind) > 0; });
    }

    std::size_t width(const std::string& adapter) const {
        std::size_t widest = std::max(columns(adapter), columns(fraction(sum.at(adapter))));
        for (const auto& [category, row] : rows)
            if (const auto found = row.find(adapter); found != row.end())
                widest = std::max(widest, columns(cell(found->second)));
        return widest;
    }
};

std::size_t scenarios_in(const Row& row) {
    std::size_t most = 0;
    for (const auto& [adapter, tally] : row)
        most = std::max(most, tally.total());
    return most;
}

class Printer {
public:
    Printer(std::ostream& out, const Table& table, const Style& style) : out_(out), table_(table), style_(style) {
        std::size_t names = columns("unsupported");
        for (const auto& [category, row] : table.rows)
            names = std::max(names, columns(category));
        names_ = std::min(names, style.width / 2);
        counts_ = std::to_string(scenarios_in(table.sum)).size();
    }

    void print(const std::string& lane) {
        for (std::size_t begin = 0; begin < table_.adapters.size();) {
            std::size_t end = begin;
            std::size_t used = head();
            do
                used += gap + width(end++);
            while (end < table_.adapters.size() && used + gap + width(end) <= style_.width);
            block(lane, begin, end);
            begin = end;
        }
    }

private:
    std::size_t head() const { return names_ + 1 + counts_; }

    std::size_t width(std::size_t adapter) const {
        return std::min(table_.width(table_.adapters[adapter]), style_.width - head() - gap);
    }

    void block(const std::string& lane, std::size_t begin, std::size_t end) {
        out_ << style_.ink(Ink::strong, padded(cut(lane, head()), head()));
        for (std::size_t i = begin; i < end; ++i)
            out_ << std::string(gap, ' ')
                 << style_.ink(Ink::strong, right_aligned(cut(table_.adapters[i], width(i)), width(i)));
        out_ << '\n';
        for (const auto& [category, row] : table_.rows)
            line(category, row, begin, end, [](const Tally& tally) { return cell(tally); });
        line(all_row, table_.sum, begin, end, fraction);
        for (const VerdictKind kind : all_verdicts)
            if (kind != VerdictKind::conforms && table_.has(kind)) count_line(kind, begin, end);
        out_ << '\n';
    }

    template <class Text>
    void line(const std::string& title, const Row& row, std::size_t begin, std::size_t end, const Text& text) {
        std::string line =
            padded(cut(title, names_), names_) + " " + right_aligned(std::to_string(scenarios_in(row)), counts_);
        for (std::size_t i = begin; i < end; ++i) {
            const auto found = row.find(table_.adapters[i]);
            line += std::string(gap, ' ');
            if (found == row.end())
                line += std::string(width(i), ' ');
            else
                line += style_.ink(ink_of(found->second), right_aligned(cut(text(found->second), width(i)), width(i)));
        }
        out_ << line << '\n';
    }

    void count_line(VerdictKind kind, std::size_t begin, std::size_t end) {
        std::string line = padded(name(kind), head());
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t count = table_.sum.at(table_.adapters[i]).of(kind);
            line += std::string(gap, ' ') + right_aligned(count ? std::to_string(count) : "-", width(i));
        }
        out_ << style_.ink(Ink::faint, line) << '\n';
    }

    std::ostream& out_;
    const Table& table_;
    const Style& style_;
    std::size_t names_ = 0;   // the width of the categories
    std::size_t counts_ = 0;  // and of the numbers behind them
};

std::string legend(const std::vector<Result>& results, const Style& style) {
    Tally tally;
    for (const auto& result : results)
        tally.add(result.verdict.kind);
    std::string text;
    for (const Mark& mark : marks)
        if (tally.of(mark.kind))
            text += std::string(text.empty() ? "" : ", ") + mark.letter + " " + std::string(name(mark.kind));
    const std::string first = "in order/run, - unsupported";
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
    for (const std::size_t count : counts_)
        sum += count;
    return sum;
}

std::string cell(const Tally& tally) {
    std::string text = fraction(tally);
    for (const Mark& mark : marks)
        if (tally.of(mark.kind)) text += " " + std::to_string(tally.of(mark.kind)) + mark.letter;
    return text;
}

void print_matrix(std::ostream& out, const std::vector<Result>& results, const Style& style) {
    std::vector<std::pair<std::string, Table>> lanes;
    for (const auto& result : results) {
        auto found =
            std::find_if(lanes.begin(), lanes.end(), [&](const auto& lane) { return lane.first == result.lane; });
        if (found == lanes.end()) found = lanes.insert(lanes.end(), {result.lane, Table()});
        found->second.add(result);
    }
    for (const auto& [lane, table] : lanes)
        Printer(out, table, style).print(lane);
    if (!lanes.empty()) out << legend(results, style) << "\n\n";
}

std::string totals(const std::vector<Result>& results) {
    Tally tally;
    for (const auto& result : results)
        tally.add(result.verdict.kind);
    std::string text;
    for (const VerdictKind kind : all_verdicts)
        if (tally.of(kind)) text += (text.empty() ? "" : ", ") + std::to_string(tally.of(kind)) + " " + plural(kind);
    return text.empty() ? "no results" : text;
}

}  // namespace yieldcheck
