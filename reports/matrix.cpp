#include "reports/matrix.hpp"

#include "reports/build_names.hpp"
#include "reports/on_screen.hpp"

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

/// One adapter in the builds that agree.
struct Column {
    std::string adapter;
    std::vector<std::string> builds;
    std::map<std::string, const Result*> results;  // by scenario, of the first build
    std::string letters = {};

    bool agrees_with(const Column& other) const {
        return adapter == other.adapter &&
               std::equal(results.begin(), results.end(), other.results.begin(), other.results.end(),
                          [](const auto& left, const auto& right) {
                              return left.first == right.first &&
                                     left.second->verdict.kind == right.second->verdict.kind;
                          });
    }
};

/// One lane's columns; those of one adapter side by side, in the order of the results.
std::vector<Column> columns_of(const std::vector<const Result*>& results) {
    std::vector<Column> single;  // one for each build
    for (const Result* result : results) {
        auto found = std::find_if(single.begin(), single.end(), [&](const Column& column) {
            return column.adapter == result->adapter && column.builds.front() == result->build;
        });
        if (found == single.end()) found = single.insert(single.end(), {result->adapter, {result->build}, {}});
        found->results.emplace(result->scenario, result);
    }
    std::vector<Column> merged;
    for (Column& column : single) {
        const auto same =
            std::find_if(merged.begin(), merged.end(), [&](const Column& other) { return other.agrees_with(column); });
        if (same != merged.end()) {
            same->builds.push_back(column.builds.front());
            continue;
        }
        const auto last = std::find_if(merged.rbegin(), merged.rend(),
                                       [&](const Column& other) { return other.adapter == column.adapter; });
        merged.insert(last == merged.rend() ? merged.end() : last.base(), std::move(column));
    }
    return merged;
}

using Row = std::map<std::size_t, Tally>;  // by column

struct Table {
    std::vector<Column> columns;
    std::map<std::string, Row> rows;  // by category
    Row sum;
    bool several_builds;

    Table(const std::vector<const Result*>& results, const BuildNames& names)
        : columns(columns_of(results)), several_builds(names.several()) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].letters = names.letters(columns[i].builds);
            for (const auto& [scenario, result] : columns[i].results) {
                rows[category_of(*result)][i].add(result->verdict.kind);
                sum[i].add(result->verdict.kind);
            }
        }
    }

    bool has(VerdictKind kind) const {
        return std::any_of(sum.begin(), sum.end(), [kind](const auto& entry) { return entry.second.of(kind) > 0; });
    }

    std::size_t width(std::size_t column) const {
        std::size_t widest = std::max(yieldcheck::columns(columns[column].adapter), fraction(sum.at(column)).size());
        if (several_builds) widest = std::max(widest, columns[column].letters.size());
        for (const auto& [category, row] : rows)
            if (const auto found = row.find(column); found != row.end())
                widest = std::max(widest, cell(found->second).size());
        return widest;
    }
};

std::size_t scenarios_in(const Row& row) {
    std::size_t most = 0;
    for (const auto& [column, tally] : row)
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
        for (std::size_t begin = 0; begin < table_.columns.size();) {
            std::size_t end = begin;
            std::size_t used = head();
            do
                used += gap + width(end++);
            while (end < table_.columns.size() && used + gap + width(end) <= style_.width);
            block(lane, begin, end);
            begin = end;
        }
    }

private:
    std::size_t head() const { return names_ + 1 + counts_; }

    std::size_t width(std::size_t column) const { return std::min(table_.width(column), style_.width - head() - gap); }

    template <class Text>
    void heading(const std::string& title, std::size_t begin, std::size_t end, Ink ink, const Text& text) {
        out_ << style_.ink(ink, padded(cut(title, head()), head()));
        for (std::size_t i = begin; i < end; ++i)
            out_ << std::string(gap, ' ')
                 << style_.ink(ink, right_aligned(cut(text(table_.columns[i]), width(i)), width(i)));
        out_ << '\n';
    }

    void block(const std::string& lane, std::size_t begin, std::size_t end) {
        heading(lane, begin, end, Ink::strong, [](const Column& column) { return column.adapter; });
        if (table_.several_builds)
            heading("builds", begin, end, Ink::faint, [](const Column& column) { return column.letters; });
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
            const auto found = row.find(i);
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
            const std::size_t count = table_.sum.at(i).of(kind);
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

void print_matrix(std::ostream& out, const RunReport& run, const Style& style) {
    const RunReport report = readable_run(run);
    const BuildNames names(report);
    std::vector<std::pair<std::string, std::vector<const Result*>>> lanes;
    for (const auto& result : report.results) {
        auto found =
            std::find_if(lanes.begin(), lanes.end(), [&](const auto& lane) { return lane.first == result.lane; });
        if (found == lanes.end()) found = lanes.insert(lanes.end(), {result.lane, {}});
        found->second.push_back(&result);
    }
    for (const auto& [lane, results] : lanes) {
        const Table table(results, names);
        Printer(out, table, style).print(lane);
    }
    if (lanes.empty()) return;
    out << legend(report.results, style) << '\n';
    names.print_legend(out, style);
    out << '\n';
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
