// SARIF 2.1.0, the format of static analysis results: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. What is in order
// is left out.
#include "reports/explanation_text.hpp"
#include "reports/readable_text.hpp"
#include "reports/source_link.hpp"
#include "reports/writers/writer.hpp"
#include "runner/sha256.hpp"
#include "runner/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yieldcheck {
namespace {

constexpr const char* schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* without_rule = "YIELDCHECK";
constexpr std::size_t most_results = 25'000;  // of a run; GitHub refuses more

Json message(const std::string& text) { return Json{{"text", text}}; }

/// A relative reference (RFC 3986): segments of unreserved characters, all others by their number.
std::string uri_of(std::string_view file) {
    std::string uri;
    for (const char c : file.substr(0, 1'000)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-_./~").find(c) != std::string_view::npos;
        uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri.empty() ? "unknown" : uri;
}

const char* level_of(Standing standing) {
    switch (standing) {
        case Standing::regression:
        case Standing::fault: return "error";
        case Standing::excused:
        case Standing::flaky:
        case Standing::newer: return "warning";
        case Standing::tolerated:
        case Standing::compiler:
        case Standing::in_order: break;
    }
    return "note";
}

class Sarif {
public:
    explicit Sarif(const Report& report) : report_(report) {
        for (const Result& result : report.run.results)
            if (!in_order(result.verdict.kind)) results_.push_back(&result);
        if (results_.size() > most_results) {
            std::stable_sort(results_.begin(), results_.end(), [&](const Result* left, const Result* right) {
                return gates(report.judgement(*left).standing) && !gates(report.judgement(*right).standing);
            });
            left_out_ = results_.size() - most_results;
            results_.resize(most_results);
        }
        std::set<std::string> wanted;
        for (const Result* result : results_)
            wanted.insert(rule_of(*result));
        rules_.assign(wanted.begin(), wanted.end());
    }

    Json write() const {
        Json results = Json::array();
        for (const Result* result : results_)
            results.push_back(entry(*result));
        Json rules = Json::array();
        for (const auto& id : rules_)
            rules.push_back(rule(id));
        Json driver{{"name", "Yieldcheck"}, {"version", readable_line(report_.suite)}, {"rules", std::move(rules)}};
        Json run{{"tool", Json{{"driver", std::move(driver)}}},
                 {"columnKind", "unicodeCodePoints"},
                 {"invocations", Json::array({Json{{"executionSuccessful", !report_.run.partial}}})},
                 {"results", std::move(results)},
                 {"properties", Json{{"oracle", readable_line(report_.run.oracle)},
                                     {"partial", report_.run.partial},
                                     {"conclusion", conclusion(report_)}}}};
        if (left_out_ > 0) run["properties"]["leftOut"] = left_out_;
        return Json{{"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
    }

private:
    static std::string rule_of(const Result& result) {
        return result.rules.empty() ? without_rule : bounded(readable_line(result.rules.front()), 200);
    }

    Json rule(const std::string& id) const {
        const Rule* rule = report_.rules.find(id);
        if (!rule) {
            const std::string text = id == without_rule ? "A scenario that names no rule does as its oracle does."
                                                        : "A rule that the suite does not state.";
            return Json{{"id", id}, {"shortDescription", message(text)}, {"help", message(text)}};
        }
        const std::string sentence = readable_line(rule->sentence);
        const std::string note = rule->note.empty() ? "" : "\n\n" + readable(rule->note);
        const std::string link = source_link(rule->source);
        const std::string source = "Source: " + readable_line(rule->source);
        const std::string markdown =
            escaped_markdown(sentence) + (rule->note.empty() ? "" : "\n\n" + escaped_markdown(readable(rule->note))) +
            "\n\nSource: " +
            (link.empty() ? escaped_markdown(readable_line(rule->source))
                          : "[" + escaped_markdown(readable_line(rule->source)) + "](" + link + ")");
        Json json{{"id", id},
                  {"shortDescription", message(sentence)},
                  {"fullDescription", message(sentence + note)},
                  {"help", Json{{"text", sentence + note + "\n\n" + source}, {"markdown", markdown}}},
                  {"defaultConfiguration", Json{{"level", rule->level == RuleLevel::core ? "error" : "note"}}},
                  {"properties", Json{{"level", name(rule->level)},
                                      {"tags", Json::array({"conformance", readable_line(rule->category)})}}}};
        if (!link.empty()) json["helpUri"] = link;
        return json;
    }

    Json entry(const Result& result) const {
        const Judgement judgement = report_.judgement(result);
        const auto at = std::lower_bound(rules_.begin(), rules_.end(), rule_of(result));
        const ReportedScenario* scenario = report_.find(result.scenario);
        const Json artifact{{"uri", uri_of(scenario ? scenario->file : result.scenario)}, {"uriBaseId", "%SRCROOT%"}};
        const Json place{{"artifactLocation", artifact}, {"region", Json{{"startLine", line_of(report_, result)}}}};
        const std::string whole =
            readable_line(bounded(result.adapter + "/" + result.lane + "/" + result.scenario, 1'000));
        Json json{{"ruleId", rule_of(result)},
                  {"ruleIndex", at - rules_.begin()},
                  {"kind", "fail"},
                  {"level", level_of(judgement.standing)},
                  {"message", message(sentence_of(report_, result) +
                                      "\nReproduce: " + readable_line(bounded(report_.reproduction(result), 1'000)))},
                  {"locations",
                   Json::array({Json{{"physicalLocation", place},
                                     {"logicalLocations", Json::array({Json{{"fullyQualifiedName", whole}}})}}})},
                  {"partialFingerprints", fingerprints(result)},
                  {"properties", properties(result, judgement)}};
        if (report_.gate) json["suppressions"] = suppressions(judgement);
        return json;
    }

    /// GitHub knows one name only, and would take libraries that fail in the same line for one and the same otherwise.
    static Json fingerprints(const Result& result) {
        const std::string ours = fingerprint(result);
        return Json{{"yieldcheckResult/v1", ours}, {"primaryLocationLineHash", ours.substr(0, 16) + ":1"}};
    }

    /// The same in every run as long as the same goes wrong in the same place.
    static std::string fingerprint(const Result& result) {
        std::string text;
        for (const auto& part :
             {result.adapter, result.build, result.lane, result.scenario, std::string(name(result.verdict.kind))})
            text += std::to_string(part.size()) + ":" + part;
        return sha256(text);
    }

    static Json properties(const Result& result, const Judgement& judgement) {
        Json json{{"verdict", name(result.verdict.kind)},
                  {"standing", name(judgement.standing)},
                  {"adapter", readable_line(bounded(result.adapter, 200))},
                  {"build", readable_line(bounded(result.build, 200))},
                  {"lane", readable_line(bounded(result.lane, 200))},
                  {"scenario", readable_line(bounded(result.scenario, 200))}};
        Json& rules = json["rules"] = Json::array();
        for (const auto& rule : result.rules)
            rules.push_back(readable_line(bounded(rule, 200)));
        if (!result.standard_error.empty()) json["stderr"] = readable(bounded(result.standard_error, 2'000, Keep::end));
        return json;
    }

    static Json suppressions(const Judgement& judgement) {
        if (judgement.standing != Standing::excused && judgement.standing != Standing::flaky) return Json::array();
        return Json::array({Json{{"kind", "external"},
                                 {"status", "accepted"},
                                 {"justification", readable(bounded(judgement.reason, 2'000))}}});
    }

    const Report& report_;
    std::vector<const Result*> results_;  // that are not in order
    std::size_t left_out_ = 0;            // for which there was no room
    std::vector<std::string> rules_;      // that results are about, sorted
};

}  // namespace

Writer sarif_writer() {
    return {"sarif", "SARIF 2.1.0, for code scanning", Writer::Place::file,
            [](const Report& report, const std::filesystem::path& place) {
                write_text(place, to_line(Sarif(report).write()) + "\n");
            }};
}

}  // namespace yieldcheck
