#include "runner/script.hpp"

namespace yieldcheck {

Script::Script(const std::string& scenario, const Trace& trace, std::string_view oracle)
    : run_("{\"run\":" + to_line(scenario) + ",\"lane\":"), clean_end_(to_line(Json{{"end", scenario}, {"live", 0}})) {
    Json drive = Json::array();
    for (const auto& operation : trace.drive)
        drive.push_back(to_json(operation));
    drive_ = ",\"drive\":" + to_line(drive) + ",\"file\":";
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
    std::string line;
    line.reserve(run_.size() + lane.size() + drive_.size() + file.size() + 16);
    line.append(run_).append(to_line(lane)).append(drive_).append(to_line(file));
    if (hello.wants_source) line += ",\"source\":" + to_line(source);
    return line + '}';
}

std::shared_ptr<const Observation> Script::expected(std::size_t step, std::string_view line) const {
    return step < steps_.size() && steps_[step].line == line ? steps_[step].observation : nullptr;
}

}  // namespace yieldcheck
