#include "protocol/trace.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace yieldcheck {
namespace {

Trace::Group read_group(const JsonReader& reader, std::size_t operations) {
    reader.object({"runtimes", "steps"});
    Trace::Group group;
    group.runtimes = reader.at("runtimes").texts();
    if (group.runtimes.empty()) reader.fail("a group of traces names no runtime");
    for (const auto& step : reader.at("steps").items())
        group.steps.push_back(read_observation(step, "op"));
    if (group.steps.size() != operations + 1)
        reader.fail("has " + std::to_string(group.steps.size()) + " steps, but the drive has " +
                        std::to_string(operations) + " and the disposal is one more",
                    "record the scenario again: yieldcheck record");
    return group;
}

}  // namespace

bool Trace::Group::includes(std::string_view runtime) const {
    return std::find(runtimes.begin(), runtimes.end(), runtime) != runtimes.end();
}

const Trace::Group* Trace::group(std::string_view runtime) const {
    for (const Group& candidate : groups)
        if (candidate.includes(runtime)) return &candidate;
    return nullptr;
}

Operation Trace::operation(std::size_t step) const {
    if (step < drive.size()) return drive[step];
    Operation disposal;
    disposal.kind = Operation::Kind::disposal;
    return disposal;
}

Trace read_trace(const JsonReader& reader) {
    reader.object({"format", "scenario", "digest", "unavailable", "drive", "traces"});
    if (const int format = reader.integer("format"); format != trace_format)
        reader.fail("trace format " + std::to_string(format) + ", but this program reads format " +
                        std::to_string(trace_format),
                    "record the scenario again: yieldcheck record");
    Trace trace;
    trace.scenario = reader.text("scenario");
    trace.digest = reader.text("digest");
    if (reader.has("unavailable")) {
        const JsonReader unavailable = reader.at("unavailable");
        if (!unavailable.json().is_object()) unavailable.fail("expected an object");
        for (const auto& [runtime, reason] : unavailable.json().items())
            trace.unavailable.emplace_back(runtime, unavailable.text(runtime));
    }
    for (const auto& operation : reader.at("drive").items()) {
        trace.drive.push_back(read_operation(operation));
        if (trace.drive.back().kind == Operation::Kind::disposal) trace.drive.pop_back();
    }
    for (const auto& group : reader.at("traces").items())
        trace.groups.push_back(read_group(group, trace.drive.size()));
    if (trace.groups.empty()) reader.at("traces").fail("no runtime was recorded");
    return trace;
}

Trace load_trace(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Fault(file.string() + ": there is no such trace, or it cannot be read",
                    "record the scenario: yieldcheck record");
    std::ostringstream text;
    text << stream.rdbuf();
    const Json json = parse_json(text.view(), file.string());
    return read_trace({json, file.string()});
}

std::string write_trace(const Trace& trace) {
    std::string text = "{\"format\":" + std::to_string(trace_format) + ",\"scenario\":" + to_line(trace.scenario) +
                       ",\"digest\":" + to_line(trace.digest) + ",";
    if (!trace.unavailable.empty()) {
        Json unavailable = Json::object();
        for (const auto& [runtime, reason] : trace.unavailable)
            unavailable[runtime] = reason;
        text += "\"unavailable\":" + to_line(unavailable) + ",";
    }
    text += "\n\"drive\":[\n";
    for (std::size_t i = 0; i < trace.drive.size(); ++i)
        text += to_line(to_json(trace.drive[i])) + (i + 1 < trace.drive.size() ? ",\n" : "\n");
    text += "],\n\"traces\":[\n";
    for (std::size_t g = 0; g < trace.groups.size(); ++g) {
        const Trace::Group& group = trace.groups[g];
        text += "{\"runtimes\":" + to_line(group.runtimes) + ",\"steps\":[\n";
        for (std::size_t i = 0; i + 1 < group.steps.size(); ++i)
            text += to_line(to_json(group.steps[i])) + ",\n";
        Json disposal{{"op", "#end"}};
        disposal.update(to_json(group.steps.back()));
        text += to_line(disposal) + "\n]}" + (g + 1 < trace.groups.size() ? ",\n" : "\n");
    }
    return text + "]}\n";
}

}  // namespace yieldcheck
