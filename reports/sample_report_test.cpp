#include "reports/sample_report.hpp"

#include <fmt/format.h>

namespace yieldcheck {
namespace {

Observation observation(const std::string& text) {
    const Json json = parse_json(text, "sample");
    return read_observation({json, "sample"});
}

Operation operation(const std::string& text) {
    const Json json = parse_json(text, "sample");
    return read_operation({json, "sample"});
}

constexpr const char* python = R"("""Sums up what is sent."""
# rules: SND-01
# source: PEP 342

def total():
    sum = 0
    while True:
        sum += yield sum

def drive():
    g = total()
    next(g)
    g.send(5)
)";

constexpr const char* cpp = R"(// 5: def total():
Body total(FrameRef frame) {
    Local sum{"sum"};
    const Scope scope{frame, {&sum}};

    sum = integer(0);  // 6
    while (true) {  // 7
        Value sent = YIELD(8, sum);  // 8: sum += yield sum
        sum = add(sum, sent);
    }
}
)";

ReportedScenario scenario(const std::string& id, const std::string& rule, RuleLevel level) {
    ReportedScenario scenario;
    scenario.id = id;
    scenario.file = "suite/scenarios/" + id + ".py";
    scenario.text = python;
    scenario.rules = {rule};
    scenario.level = level;
    scenario.title = "Sums up what is sent.";
    scenario.source = "PEP 342";
    scenario.since = "0.1.0";
    scenario.generated = cpp;
    scenario.trace.scenario = id;
    scenario.trace.drive = {
        operation(R"json({"line":11,"text":"g = total()","op":"call","fn":"total","args":[],"to":"g"})json"),
        operation(R"json({"line":12,"text":"next(g)","op":"next","on":"g"})json"),
        operation(R"json({"line":13,"text":"g.send(5)","op":"send","on":"g","args":[{"value":5}]})json")};
    scenario.trace.groups.push_back({{"cpython-3.13"},
                                     {observation(R"({"out":["ret",{"g":"g"}],"g":{"g":{"st":"C"}}})"),
                                      observation(R"({"out":["yield",0],"g":{"g":{"st":"S","ln":8,"loc":{"sum":0}}}})"),
                                      observation(R"({"out":["yield",5],"g":{"g":{"st":"S","ln":8,"loc":{"sum":5}}}})"),
                                      observation(R"({"out":["ok"]})")}});
    return scenario;
}

Rule rule(const std::string& id, RuleLevel level, const std::string& sentence, const std::string& source) {
    Rule rule;
    rule.id = id;
    rule.level = level;
    rule.sentence = sentence;
    rule.source = source;
    rule.category = id == "SND-01" ? "send" : "iteration";
    return rule;
}

Hello hello(const std::string& adapter, const std::string& compiler, const std::string& optimisation) {
    Hello hello;
    hello.adapter = adapter;
    hello.library = "lib" + adapter;
    hello.version = "1.2";
    hello.compiler = compiler;
    hello.optimisation = optimisation;
    hello.lanes = {{"native", {"next", "send"}}};
    hello.build = build_name(hello);
    return hello;
}

Result result(const Report& report, const Hello& hello, const std::string& scenario, VerdictKind kind) {
    const ReportedScenario& tested = *report.find(scenario);
    Result result;
    result.adapter = hello.adapter;
    result.build = hello.build;
    result.lane = "native";
    result.scenario = scenario;
    result.rules = tested.rules;
    result.level = tested.level;
    result.seconds = 0.25;
    result.verdict.kind = kind;
    for (const auto& step : report.expected(tested))
        result.observations.push_back(std::make_shared<const Observation>(step));
    return result;
}

/// A result of the kind, with the words that the runner finds for it.
Result failed(const Report& report, const Hello& hello, const std::string& scenario, VerdictKind kind) {
    Result failed = result(report, hello, scenario, kind);
    switch (kind) {
        case VerdictKind::conforms: break;
        case VerdictKind::variant: failed.verdict.variant = "pypy-3.9"; break;
        case VerdictKind::diverges:
            failed.verdict.step = 2;
            failed.verdict.reason = "step 3, g.send(5): the outcome: expected yielded 5, but yielded 99";
            failed.verdict.expected = *failed.observations[2];
            failed.verdict.observed =
                observation(R"({"out":["yield",99],"g":{"g":{"st":"S","ln":8,"loc":{"sum":99}}}})");
            failed.observations[2] = std::make_shared<const Observation>(*failed.verdict.observed);
            break;
        case VerdictKind::unsupported:
            failed.verdict.step = 2;
            failed.verdict.reason = "step 3, g.send(5) needs send, which the lane lacks";
            failed.observations.resize(2);
            break;
        case VerdictKind::crashes:
            failed.verdict.step = 1;
            failed.verdict.reason = "killed by SIGSEGV in step 2: next(g)";
            failed.standard_error = "about to die\n";
            failed.observations.resize(1);
            break;
        case VerdictKind::hangs:
            failed.verdict.step = 1;
            failed.verdict.reason = "step 2, next(g) took longer than 10 s";
            failed.observations.resize(1);
            break;
        case VerdictKind::leaks: failed.verdict.reason = "2 objects alive at the end"; break;
        case VerdictKind::broken:
            failed.verdict.reason = "the adapter has said no JSON";
            failed.observations.clear();
            break;
    }
    return failed;
}

}  // namespace

Report sample_report() {
    Report report;
    report.suite = "0.1.0";
    report.run.oracle = "cpython-3.13";
    report.run.seconds = 1.5;
    report.machine = {"Debian GNU/Linux 12 (bookworm), x86_64", "A Processor", 4};
    report.rules.add(
        rule("SND-01", RuleLevel::core, "What is sent becomes the value of the yield expression.", "PEP 342"),
        "sample");
    report.rules.add(rule("END-01", RuleLevel::beyond_contract, "next on a closed generator raises StopIteration.",
                          "https://peps.python.org/pep-0255/"),
                     "sample");
    report.known = {{"right", "wrong"}, {}, {"END-01", "SND-01"}};
    report.run.adapters = {hello("right", "g++ 12.2.0", "-O0"), hello("wrong", "clang 19.1.7", "-O2")};
    for (const char* id : {"end/crash", "end/hang", "end/leak", "send/broken", "send/crash", "send/total",
                           "send/variant", "send/without"})
        report.scenarios.push_back(std::string_view(id).starts_with("end/")
                                       ? scenario(id, "END-01", RuleLevel::beyond_contract)
                                       : scenario(id, "SND-01", RuleLevel::core));
    for (const auto& scenario : report.scenarios)
        report.known.scenarios.push_back(scenario.id);
    const Hello right = report.run.adapters[0];
    const Hello wrong = report.run.adapters[1];
    report.run.results = {result(report, right, "send/total", VerdictKind::conforms),
                          failed(report, wrong, "send/total", VerdictKind::diverges),
                          failed(report, wrong, "end/crash", VerdictKind::crashes),
                          failed(report, wrong, "end/hang", VerdictKind::hangs),
                          failed(report, wrong, "end/leak", VerdictKind::leaks),
                          failed(report, wrong, "send/broken", VerdictKind::broken),
                          failed(report, wrong, "send/crash", VerdictKind::crashes),
                          failed(report, wrong, "send/variant", VerdictKind::variant),
                          failed(report, wrong, "send/without", VerdictKind::unsupported)};
    return report;
}

Report hostile_report(std::size_t size) {
    Report report = sample_report();
    const std::string evil =
        "<script>alert(1)</script> ]]> &amp; \"quoted\" 'x' | ` [x](y) "
        "\n::error::owned\n##[group]\n\x1b[31mred\x01\x7f "
        "\xff\xfe \xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf \xe2\x80\xae %0A \\ $(rm) --> -->";
    for (auto& scenario : report.scenarios) {
        scenario.id += evil;
        scenario.file += evil;
        scenario.title = scenario.source = scenario.text = scenario.generated = evil;
        for (auto& operation : scenario.trace.drive)
            operation.text = evil;
    }
    for (auto& hello : report.run.adapters)
        hello.adapter += evil, hello.library = hello.version = evil, hello.build += evil;
    for (auto& result : report.run.results) {
        result.scenario += evil;
        result.adapter += evil;
        result.build += evil;
        result.lane += evil;
        result.verdict.reason = evil;
        result.standard_error.clear();
        while (result.standard_error.size() < size)
            result.standard_error += evil;
    }
    report.known = {};
    report.arguments = evil;
    return report;
}

Report large_report(std::size_t columns, std::size_t scenarios) {
    Report report = sample_report();
    report.run.adapters.clear();
    report.run.results.clear();
    report.scenarios.clear();
    for (std::size_t i = 0; i < scenarios; ++i) {
        report.scenarios.push_back(
            scenario(fmt::format("category{:02}/scenario{:03}", i / 15, i), "SND-01", RuleLevel::core));
        ReportedScenario& large = report.scenarios.back();
        for (int repeat = 0; repeat < 6; ++repeat) {  // to be as long as real ones
            large.text += fmt::format("# {}\n", std::string(70, 'x'));
            large.generated += cpp;
            large.trace.drive.push_back(large.trace.drive[2]);
            auto& steps = large.trace.groups[0].steps;
            steps.insert(steps.end() - 1, steps[2]);
        }
    }
    for (std::size_t column = 0; column < columns; ++column)
        report.run.adapters.push_back(
            hello(fmt::format("adapter_{}", column / 4), "g++ 12.2.0", fmt::format("-O{}", column % 4)));
    for (std::size_t column = 0; column < columns; ++column)
        for (std::size_t i = 0; i < scenarios; ++i) {
            const VerdictKind kind = (column + i) % 10 == 0   ? VerdictKind::diverges
                                     : (column + i) % 50 == 1 ? VerdictKind::crashes
                                                              : VerdictKind::conforms;
            report.run.results.push_back(failed(report, report.run.adapters[column], report.scenarios[i].id, kind));
        }
    return report;
}

}  // namespace yieldcheck
