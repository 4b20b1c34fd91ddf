#include "reports/explanation.hpp"
#include "reports/source_view.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldcheck {
namespace {

Observation observation(const std::string& text) {
    const Json json = parse_json(text, "observation");
    return read_observation({json, "observation"});
}

TEST(Explanation, ShowsBothTracesAndTheSources) {
    ScenarioUnderTest scenario;
    scenario.id = "send/total";
    scenario.file = "suite/scenarios/send/total.py";
    scenario.text = "def total():\n    sum = 0\n    while True:\n        sum += yield sum\n";
    scenario.rules = {"SND-01"};
    const char* steps[] = {"g = total()", "next(g)", "g.send(5)"};
    for (const char* text : steps) {
        Operation operation;
        operation.kind = Operation::Kind::send;
        operation.line = int(scenario.trace.drive.size()) + 10;
        operation.on = "g";
        operation.text = text;
        scenario.trace.drive.push_back(operation);
    }
    const std::vector<Observation> expected{
        observation(R"({"out":["ret",{"g":"g"}],"g":{"g":{"st":"C"}}})"),
        observation(R"({"out":["yield",0],"g":{"g":{"st":"S","ln":4,"loc":{"sum":0}}}})"),
        observation(R"({"out":["yield",5],"g":{"g":{"st":"S","ln":4,"loc":{"sum":5}}}})"),
        observation(R"({"out":["ok"]})")};
    scenario.trace.groups.push_back({{"cpython-3.13"}, expected});

    Rules rules;
    Rule rule;
    rule.id = "SND-01";
    rule.sentence = "What is sent becomes the value of the yield expression.";
    rule.source = "PEP 342";
    rules.add(rule, "x");
    Result result;
    result.adapter = "mine";
    result.lane = "native";
    result.scenario = scenario.id;
    for (const Observation& observed : {expected[0], expected[1], observation(R"({"out":["yield",0]})"), expected[3]})
        result.observations.push_back(std::make_shared<Observation>(observed));
    result.verdict.kind = VerdictKind::diverges;
    result.verdict.step = 2;
    result.verdict.reason = "step 3, g.send(5): the outcome: expected yielded 5, but yielded 0";
    result.standard_error = "some words\n";

    ExplanationOptions options;
    options.generated =
        "// 1: def total():\n    sum = integer(0);  // 2\n    t1 = YIELD(4, sum);  // 4: sum += yield sum\n";
    options.reproduce = "./yieldcheck explain mine send/total";
    std::ostringstream out;
    print_explanation(out, result, scenario, rules, {}, options);
    EXPECT_EQ(out.str(), R"(diverges  mine native  send/total
  step 3, g.send(5): the outcome: expected yielded 5, but yielded 0

SND-01 (core, PEP 342)
  What is sent becomes the value of the yield expression.

      cpython-3.13                         mine native
   1  g = total()
      returned <generator g>               returned <generator g>
      g: created                           g: created
   2  next(g)
      yielded 0                            yielded 0
      g: suspended at line 4, sum = 0      g: suspended at line 4, sum = 0
>  3  g.send(5)
      yielded 5                           |yielded 0
      g: suspended at line 4, sum = 5     |g: as before
   4  the disposal at the end
      done                                 done

suite/scenarios/send/total.py
     1  def total():
     2      sum = 0
     3      while True:
>    4          sum += yield sum
translated
     1  // 1: def total():
     2      sum = integer(0);  // 2
>    3      t1 = YIELD(4, sum);  // 4: sum += yield sum

standard error
  some words

reproduce:  ./yieldcheck explain mine send/total
)");
}

TEST(Explanation, SetsLikeBesideLike) {
    ScenarioUnderTest scenario;
    scenario.id = "close/exit";
    Operation operation;
    operation.kind = Operation::Kind::close;
    operation.on = "g";
    operation.text = "g.close()";
    scenario.trace.drive.push_back(operation);
    const std::vector<Observation> expected{
        observation(R"({"out":["ret",null],"log":["caught"],"g":{"g":{"st":"X"}}})"), observation(R"({"out":["ok"]})")};
    scenario.trace.groups.push_back({{"cpython-3.13"}, expected});
    Result result;
    result.adapter = "mine";
    result.lane = "native";
    result.scenario = scenario.id;
    for (const Observation& observed : {observation(R"({"out":["ret",null],"g":{"g":{"st":"X"}}})"), expected[1]})
        result.observations.push_back(std::make_shared<Observation>(observed));
    result.verdict.kind = VerdictKind::diverges;
    result.verdict.step = 0;
    std::ostringstream out;
    print_explanation(out, result, scenario, {}, {}, {});
    EXPECT_EQ(out.str(), R"(diverges  mine native  close/exit

      cpython-3.13                         mine native
>  1  g.close()
      printed 'caught'                    |
      returned None                        returned None
      g: closed                            g: closed
   2  the disposal at the end
      done                                 done
)");
}

TEST(SourceView, FindsTheTranslatedLine) {
    const std::vector<std::string> lines{"x;  // 12", "y;  // 1: one", "z;  // 2"};
    EXPECT_EQ(translated_line(lines, 1), 2u);
    EXPECT_EQ(translated_line(lines, 2), 3u);
    EXPECT_EQ(translated_line(lines, 12), 1u);
    EXPECT_EQ(translated_line(lines, 3), 0u);
}

}  // namespace
}  // namespace yieldcheck
