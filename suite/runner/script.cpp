#include "runner/script.hpp"

namespace yieldcheck {

Script::Script(std::string scenario, const Trace& trace, std::string_view oracle) : scenario_(std::move(scenario)) {
    Json drive = Json::array();
    for (const auto& operation : trace.drive)
        drive.push_back(to_json(operation));
    drive_ = to_line(drive);
    const Trace::Group* group = trace.group(oracle);
    if (!group) return;
    for (Observation observation : group->steps) {
        observation.warnings.clear();  // no child says them
        Json json{{"step", steps_.size()}};
        json.update(to_json(observation));
        steps_.push_back({to_line(json), std::make_shared<Observation>(std::move(observation))});
    }
}

std::string Script::request(const Hello& hello, std::string_view lane, std::string_view file,
                            std::string_view source) const {
    std::string line = "{\"run\":" + to_line(scenario_) + ",\"lane\":" + to_line(lane) + ",\"drive\":" + drive_ +
                       ",\"file\":" + to_line(file);
    if (hello.wants_source) line += ",\"source\":" + to_line(source);
    return line + '}';
}

std::shared_ptr<const Observation> Script::expected(std::size_t step, std::string_view line) const {
    return step < steps_.size() && steps_[step].line == line ? steps_[step].observation : nullptr;
}

}  // namespace yieldcheck
