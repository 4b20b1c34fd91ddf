#include "inspector/fidelity/held_program.hpp"

#include "runner/script.hpp"

#include <charconv>

namespace yieldcheck::fidelity {
namespace {

using namespace std::chrono_literals;

constexpr auto time_limit = 20s;  // for a step, and for the hello

inspector::Address address(const JsonReader& reader) {
    const std::string text = reader.text();
    inspector::Address value = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    if (!text.starts_with("0x") || error != std::errc{} || end != text.data() + text.size())
        reader.fail("\"" + text + "\" is no address");
    return value;
}

}  // namespace

HeldProgram::HeldProgram(const AdapterProgram& program) : program_(program), child_(program.command, {}, -1) {
    hello_ = read_hello(wait_for_line());
    hello_.build = build_name(hello_);
}

const std::string& HeldProgram::wait_for_line() {
    switch (child_.wait(Clock::now() + time_limit)) {
        case Child::Event::line: return child_.line();
        case Child::Event::ended: throw Fault(program_.command.front() + " " + child_.ending().describe());
        case Child::Event::time_passed: break;
        case Child::Event::too_much_memory: throw Fault(program_.command.front() + " uses too much memory");
        case Child::Event::line_too_long: throw Fault(program_.command.front() + " printed a line without end");
        case Child::Event::stopped: throw Fault("interrupted");
    }
    throw Fault(program_.command.front() + " has said nothing for 20 s");
}

SessionEnd HeldProgram::run(const ScenarioUnderTest& scenario, const SessionOptions& options) {
    return run_scenario(child_, hello_, "native", scenario, options);
}

void HeldProgram::begin(const ScenarioUnderTest& scenario) {
    std::string request =
        Script(scenario.id, scenario.trace, {}).request(hello_, "native", scenario.file, scenario.text);
    request.insert(request.size() - 1, ",\"hold\":true");
    child_.send(request);
    held_ = false;
}

std::optional<HeldStep> HeldProgram::next() {
    if (held_) child_.send("on");
    held_ = false;
    const Json json = parse_json(wait_for_line(), "the answer of " + program_.command.front());
    const JsonReader reader(json, "the answer of " + program_.command.front());
    if (reader.has("end")) return std::nullopt;
    if (!reader.has("coroutines"))
        throw Fault(program_.command.front() + " does not wait between steps: " + to_line(json),
                    "build it again; only adapters that tell where their frames are can be measured");
    held_ = true;
    HeldStep step;
    step.step = static_cast<std::size_t>(reader.integer("step"));
    for (const auto& [name, value] : reader.at("coroutines").json().items())
        step.coroutines[name] =
            value.is_null() ? std::nullopt : std::optional(address(reader.at("coroutines").at(name)));
    return step;
}

}  // namespace yieldcheck::fidelity
