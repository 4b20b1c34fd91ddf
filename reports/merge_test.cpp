#include "reports/merge.hpp"

#include "protocol/fault.hpp"
#include "reports/comparison.hpp"
#include "reports/result_file.hpp"
#include "reports/sample_report.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>

namespace yieldcheck {
namespace {

/// Every second result, and the scenarios that these are of.
Report part(std::size_t number) {
    Report report = sample_report();
    std::vector<Result> chosen;
    for (std::size_t i = number; i < report.run.results.size(); i += 2)
        chosen.push_back(report.run.results[i]);
    report.run.results = chosen;
    std::erase_if(report.scenarios, [&](const ReportedScenario& scenario) {
        return std::none_of(chosen.begin(), chosen.end(),
                            [&](const Result& result) { return result.scenario == scenario.id; });
    });
    return report;
}

TEST(Merge, OfPartsIsTheWhole) {
    const Report merged = merge({{"a.json", part(0)}, {"b.json", part(1)}});
    const Report whole = sample_report();
    const Comparison compared = compare(whole, merged);
    EXPECT_TRUE(compared.changes.empty());
    EXPECT_EQ(compared.same, whole.run.results.size());
    EXPECT_EQ(merged.scenarios.size(), whole.scenarios.size());
    EXPECT_EQ(merged.run.adapters.size(), 2u);
    EXPECT_FALSE(merged.run.partial);
    EXPECT_EQ(write_result_file(read_result(write_result_file(merged), "m")), write_result_file(merged));
    // What stands in both is taken once.
    EXPECT_EQ(merge({{"a.json", whole}, {"b.json", part(1)}}).run.results.size(), whole.run.results.size());
}

TEST(Merge, StaysPartial) {
    Report partial = part(1);
    partial.run.partial = true;
    EXPECT_TRUE(merge({{"a.json", part(0)}, {"b.json", partial}}).run.partial);
}

TEST(Merge, RefusesContradictionsByName) {
    const auto fault_of = [](const std::function<void(Report&)>& spoil) -> std::string {
        Report spoilt = sample_report();
        spoil(spoilt);
        try {
            merge({{"a.json", sample_report()}, {"b.json", spoilt}});
        } catch (const Fault& fault) {
            return fault.what();
        }
        return "no fault";
    };
    const std::string begin = "b.json: contradicts a.json: ";
    EXPECT_EQ(fault_of([](Report&) {}), "no fault");
    EXPECT_EQ(fault_of([](Report& report) { report.suite = "0.2.0"; }), begin + "suite 0.2.0, and there suite 0.1.0");
    EXPECT_EQ(fault_of([](Report& report) { report.run.oracle = "pypy-3.9"; }),
              begin + "oracle pypy-3.9, and there cpython-3.13");
    EXPECT_EQ(fault_of([](Report& report) { report.arguments = "--level state"; }),
              begin + "compared at level state, and there at context");
    EXPECT_EQ(fault_of([](Report& report) { report.scenarios[5].text += "#"; }),
              begin + "scenario send/total has another text");
    EXPECT_EQ(fault_of([](Report& report) { report.run.adapters[1].version = "2.0"; }),
              begin + "adapter wrong (clang 19.1.7 -O2) is libwrong 2.0, and there libwrong 1.2");
    EXPECT_EQ(fault_of([](Report& report) { report.run.results[1].verdict.kind = VerdictKind::conforms; }),
              begin + "wrong (clang 19.1.7 -O2) native send/total conforms, and there diverges");
}

TEST(Comparison, SortsChangesByKind) {
    Report before = sample_report();
    Report after = sample_report();
    const auto set = [](Report& report, std::size_t number, VerdictKind kind) {
        report.run.results[number].verdict.kind = kind;
    };
    set(after, 0, VerdictKind::diverges);                      // right send/total: conformed
    set(after, 1, VerdictKind::crashes);                       // wrong send/total: diverged
    set(after, 6, VerdictKind::conforms);                      // send/crash: crashed
    set(after, 7, VerdictKind::unsupported);                   // send/variant
    after.run.results.erase(after.run.results.begin() + 8);    // send/without
    before.run.results.erase(before.run.results.begin() + 4);  // end/leak
    const Comparison compared = compare(before, after);
    const auto only = [&](ChangeKind kind) {
        const auto changes = compared.of(kind);
        return changes.size() == 1 ? changes[0]->key.adapter + " " + changes[0]->key.scenario : "";
    };
    EXPECT_EQ(only(ChangeKind::failure), "right send/total");
    EXPECT_EQ(only(ChangeKind::worse), "wrong send/total");
    EXPECT_EQ(only(ChangeKind::fixed), "wrong send/crash");
    EXPECT_EQ(only(ChangeKind::changed), "wrong send/variant");
    EXPECT_EQ(only(ChangeKind::added), "wrong end/leak");
    EXPECT_EQ(only(ChangeKind::removed), "wrong send/without");
    EXPECT_TRUE(compared.got_worse(false));
    EXPECT_EQ(compared.of(ChangeKind::worse)[0]->cause, "crashes in send on a suspended generator");
    std::ostringstream out;
    print_comparison(out, compared, {});
    for (std::istringstream lines(out.str()); !lines.eof();) {
        std::string line;
        std::getline(lines, line);
        EXPECT_LE(columns(line), 80u) << line;
    }
}

TEST(Comparison, WorseBeyondTheContractCountsOnlyWhenStrict) {
    Report before = sample_report();
    const Report after = sample_report();
    before.run.results[2].verdict.kind = VerdictKind::conforms;  // end/crash
    EXPECT_FALSE(compare(before, after).got_worse(false));
    EXPECT_TRUE(compare(before, after).got_worse(true));
}

TEST(Comparison, FollowsACompilerThatWasUpdated) {
    Report after = sample_report();
    after.run.adapters[1].build = "clang 20.0.0 -O2";
    for (Result& result : after.run.results)
        if (result.adapter == "wrong") result.build = "clang 20.0.0 -O2";
    const Comparison compared = compare(sample_report(), after);
    EXPECT_TRUE(compared.changes.empty());
    EXPECT_EQ(compared.notes, std::vector<std::string>{"wrong: clang 19.1.7 -O2 before, clang 20.0.0 -O2 now"});
}

}  // namespace
}  // namespace yieldcheck
