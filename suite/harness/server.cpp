#include "harness/server.hpp"

#include "harness/driver.hpp"
#include "protocol/strict_json.hpp"

#include <istream>
#include <ostream>
#include <string>

namespace yieldcheck {
namespace {

Json capabilities(const Capabilities& capabilities) {
    Json names = Json::array();
    for (const auto& [name, member] : capability_names) {
        if (capabilities.*member) names.push_back(name);
    }
    return names;
}

Json hello(const Adapter& adapter) {
    Json lanes = Json::object();
    lanes["native"] = capabilities(adapter.native());
    if (adapter.has_lane(Lane::emulated)) lanes["emulated"] = capabilities(Capabilities::all());
    const Build build = adapter.build();
    return {{"yieldcheck", json_lines_version}, {"adapter", adapter.name()},    {"library", adapter.library()},
            {"version", adapter.version()},     {"compiler", build.compiler},   {"optimisation", build.optimisation},
            {"sanitizers", build.sanitizers},   {"toolchain", build.toolchain}, {"lanes", std::move(lanes)}};
}

class Server {
public:
    Server(const Adapter& adapter, std::istream& input, std::ostream& output)
        : adapter_(adapter), input_(input), output_(output) {}

    void say(const Json& json) { output_ << to_line(json) << '\n' << std::flush; }

    void answer(const std::string& line) {
        try {
            const Json request = parse_json(line, "the request");
            run(JsonReader(request, "the request"));
        } catch (const Fault& fault) {
            say({{"error", fault.what()}});
        }
    }

private:
    void run(const JsonReader& request) {
        request.object({"run", "lane", "drive", "source", "file", "hold"});
        const std::string scenario = request.text("run");
        const std::optional<Lane> lane = lane_from_name(request.text("lane"));
        if (!lane || !adapter_.has_lane(*lane)) {
            request.at("lane").fail("\"" + request.text("lane") + "\" is no lane of this adapter");
        }
        std::vector<Operation> operations;
        for (const JsonReader& operation : request.at("drive").items())
            operations.push_back(read_operation(operation));

        const bool hold = request.has("hold") && request.at("hold").boolean();
        std::size_t done = 0;
        const auto report = [&](std::size_t step, Json observation) {
            Json message{{"step", step}};
            message.update(observation);
            say(message);
            done = step + 1;
            if (std::string line; hold) std::getline(input_, line);
        };
        const DriveEnd end = drive(adapter_, *lane, scenario, operations, report, hold);
        Json message{{"end", scenario}};
        if (end.unsupported) {
            message["unsupported"] = *end.unsupported;
            message["step"] = done;
        } else if (end.broken) {
            message["broken"] = *end.broken;
        } else {
            message["live"] = end.live;
        }
        say(message);
    }

    const Adapter& adapter_;
    std::istream& input_;
    std::ostream& output_;
};

}  // namespace

int serve(const Adapter& adapter, std::istream& input, std::ostream& output) {
    Server server(adapter, input, output);
    server.say(hello(adapter));
    for (std::string line; std::getline(input, line);) {
        if (!line.empty()) server.answer(line);
    }
    return 0;
}

}  // namespace yieldcheck
