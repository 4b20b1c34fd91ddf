#include "reports/merge.hpp"

#include "protocol/fault.hpp"
#include "reports/gate.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace yieldcheck {
namespace {

/// The word behind an option, such as "--level".
std::string option(const std::string& arguments, const std::string& name) {
    const auto at = (" " + arguments).find(" " + name + " ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 1;
    return arguments.substr(begin, arguments.find(' ', begin) - begin);
}

std::string written(const Observation& observation) { return to_line(to_json(observation)); }

std::string written(const Operation& operation) { return to_line(to_json(operation)); }

class Merging {
public:
    Report merge(std::vector<NamedReport>& reports) {
        for (auto& [name, report] : reports)
            add(name, report);
        Report& merged = merged_;
        std::sort(merged.scenarios.begin(), merged.scenarios.end(),
                  [](const auto& left, const auto& right) { return left.id < right.id; });
        for (auto* names : {&merged.known.adapters, &merged.known.scenarios, &merged.known.rules}) {
            std::sort(names->begin(), names->end());
            names->erase(std::unique(names->begin(), names->end()), names->end());
        }
        sort_results();
        return std::move(merged);
    }

private:
    [[noreturn]] void contradiction(const std::string& here, const std::string& there, const std::string& what) const {
        throw Fault(here + ": contradicts " + there + ": " + what,
                    "merge only results of one suite, made with the same options");
    }

    void add(const std::string& name, Report& report) {
        if (first_.empty()) {
            first_ = name;
            merged_.suite = report.suite;
            merged_.run.oracle = report.run.oracle;
            merged_.machine = report.machine;
            merged_.arguments = report.arguments;
        } else {
            check_head(name, report);
        }
        add_head(report);
        for (const Rule& rule : report.rules.all())
            add_rule(name, rule);
        for (auto& scenario : report.scenarios)
            add_scenario(name, scenario, report);
        for (auto& adapter : report.run.adapters)
            add_adapter(name, adapter);
        for (auto& result : report.run.results)
            add_result(name, result);
    }

    void check_head(const std::string& name, const Report& report) {
        if (report.suite != merged_.suite)
            contradiction(name, first_, "suite " + report.suite + ", and there suite " + merged_.suite);
        if (report.run.oracle != merged_.run.oracle)
            contradiction(name, first_, "oracle " + report.run.oracle + ", and there " + merged_.run.oracle);
        const std::string here = option(report.arguments, "--level");
        const std::string there = option(merged_.arguments, "--level");
        if (here != there)
            contradiction(name, first_,
                          "compared at level " + (here.empty() ? "context" : here) + ", and there at " +
                              (there.empty() ? "context" : there));
        if (report.arguments != merged_.arguments) merged_.arguments = here.empty() ? "" : "--level " + here;
    }

    void add_head(const Report& report) {
        RunReport& run = merged_.run;
        run.partial = run.partial || report.run.partial;
        run.seconds += report.run.seconds;
        run.children_seconds += report.run.children_seconds;
        run.runner_seconds += report.run.runner_seconds;
        const auto join = [](std::string& all, const std::string& one) {
            if (("; " + all + "; ").find("; " + one + "; ") == std::string::npos) all += "; " + one;
        };
        join(merged_.machine.system, report.machine.system);
        join(merged_.machine.processor, report.machine.processor);
        merged_.machine.processors = std::max(merged_.machine.processors, report.machine.processors);
        const auto append = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
        append(merged_.known.adapters, report.known.adapters);
        append(merged_.known.scenarios, report.known.scenarios);
        append(merged_.known.rules, report.known.rules);
    }

    void add_rule(const std::string& name, const Rule& rule) {
        const auto [place, is_new] = rules_.emplace(rule.id, name);
        if (is_new) return merged_.rules.add(rule, name);
        const Rule& known = *merged_.rules.find(rule.id);
        if (known.sentence != rule.sentence || known.level != rule.level)
            contradiction(name, place->second, "rule " + rule.id + " says something else");
    }

    void add_scenario(const std::string& name, ReportedScenario& scenario, const Report& report) {
        const auto [place, is_new] = scenarios_.emplace(scenario.id, std::pair(name, merged_.scenarios.size()));
        if (is_new) {
            merged_.scenarios.push_back(std::move(scenario));
            return;
        }
        ReportedScenario& known = merged_.scenarios[place->second.second];
        const auto differs = [&](const std::string& what) {
            contradiction(name, place->second.first, "scenario " + scenario.id + " has another " + what);
        };
        if (known.text != scenario.text) differs("text");
        if (known.level != scenario.level || known.rules != scenario.rules) differs("level, or other rules");
        const auto& here = report.expected(scenario);
        const auto& there = merged_.expected(known);
        if (!std::equal(here.begin(), here.end(), there.begin(), there.end(),
                        [](const auto& left, const auto& right) { return written(left) == written(right); }) ||
            !std::equal(known.trace.drive.begin(), known.trace.drive.end(), scenario.trace.drive.begin(),
                        scenario.trace.drive.end(),
                        [](const auto& left, const auto& right) { return written(left) == written(right); }))
            differs("recorded trace");
        if (known.generated.empty()) known.generated = std::move(scenario.generated);
    }

    void add_adapter(const std::string& name, Hello& adapter) {
        const auto [place, is_new] =
            adapters_.emplace(std::pair(adapter.adapter, adapter.build), std::pair(name, merged_.run.adapters.size()));
        if (is_new) {
            merged_.run.adapters.push_back(std::move(adapter));
            return;
        }
        const Hello& known = merged_.run.adapters[place->second.second];
        if (to_line(to_json(known)) != to_line(to_json(adapter)))
            contradiction(name, place->second.first,
                          "adapter " + adapter.adapter + " (" + adapter.build + ") is " + adapter.library + " " +
                              adapter.version + ", and there " + known.library + " " + known.version);
    }

    void add_result(const std::string& name, Result& result) {
        const auto [place, is_new] = results_.emplace(key_of(result), std::pair(name, merged_.run.results.size()));
        if (is_new) {
            merged_.run.results.push_back(std::move(result));
            return;
        }
        const Verdict& known = merged_.run.results[place->second.second].verdict;
        if (known.kind != result.verdict.kind || known.step != result.verdict.step)
            contradiction(name, place->second.first,
                          result.adapter + " (" + result.build + ") " + result.lane + " " + result.scenario + " " +
                              std::string(yieldcheck::name(result.verdict.kind)) + ", and there " +
                              std::string(yieldcheck::name(known.kind)));
    }

    /// By adapter, build and lane as they came first, and by scenario: as one run would have them.
    void sort_results() {
        std::map<std::string, std::size_t> lanes;
        std::map<std::pair<std::string, std::string>, std::size_t> columns;
        for (const Result& result : merged_.run.results) {
            lanes.emplace(result.lane, lanes.size());
            columns.emplace(std::pair(result.adapter, result.build), columns.size());
        }
        const auto rank = [&](const Result& result) {
            return std::tuple(columns.at({result.adapter, result.build}), lanes.at(result.lane),
                              std::string_view(result.scenario));
        };
        std::sort(merged_.run.results.begin(), merged_.run.results.end(),
                  [&](const Result& left, const Result& right) { return rank(left) < rank(right); });
    }

    using Origin = std::pair<std::string, std::size_t>;  // the file, and the place in the merged list

    Report merged_;
    std::string first_;
    std::map<std::string, std::string> rules_;
    std::map<std::string, Origin> scenarios_;
    std::map<std::pair<std::string, std::string>, Origin> adapters_;
    std::map<ResultKey, Origin> results_;
};

}  // namespace

Report merge(std::vector<NamedReport> reports) { return Merging().merge(reports); }

}  // namespace yieldcheck
