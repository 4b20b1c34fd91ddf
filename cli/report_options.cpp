#include "cli/report_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <random>

namespace yieldcheck {

void ReportOptions::declare(CLI::App& app) {
    app.add_option("--json", json, "Writes all results to a file; the same as --report json=FILE")->type_name("FILE");
    std::string kinds;
    for (const auto& writer : writers()) {
        kinds += (kinds.empty() ? "" : ", ") + writer.name;
        switch (writer.place) {
            case Writer::Place::file: kinds += "=FILE"; break;
            case Writer::Place::folder: kinds += "=DIR"; break;
            case Writer::Place::none: break;
        }
    }
    app.add_option("--report", reports, "Writes a report; several at once: " + kinds)
        ->type_name("KIND=PLACE")
        ->allow_extra_args(false);
}

std::vector<ReportRequest> ReportOptions::requests() const {
    std::vector<ReportRequest> requests;
    if (!json.empty()) requests.push_back(read_request("json=" + json));
    for (const auto& text : reports)
        requests.push_back(read_request(text));
    for (std::size_t i = 0; i < requests.size(); ++i)
        for (std::size_t j = i + 1; j < requests.size(); ++j)
            if (!requests[i].place.empty() &&
                requests[i].place.lexically_normal() == requests[j].place.lexically_normal())
                throw Fault(requests[i].place.string() + ": two reports cannot be written to one place",
                            "give each a file of its own");
    return requests;
}

std::string ReportOptions::result_file() const {
    if (!json.empty()) return json;
    for (const auto& text : reports)
        if (text.starts_with("json=")) return text.substr(5);
    return {};
}

GateOptions gate_options(const Report& report, std::string baseline, std::string results, bool strict) {
    GateOptions options;
    options.strict = strict;
    options.baseline = std::move(baseline);
    options.results = std::move(results);
    options.names = &report.known;
    for (const auto& scenario : report.scenarios)
        options.since.emplace_back(scenario.id, scenario.since);
    return options;
}

CommandsStopped::CommandsStopped(const std::vector<ReportRequest>& requests) {
    if (std::none_of(requests.begin(), requests.end(),
                     [](const ReportRequest& request) { return request.writer->name == "github"; }))
        return;
    std::random_device random;
    for (int i = 0; i < 4; ++i)
        token_ += std::to_string(random());
    std::cout << "::stop-commands::" << token_ << std::endl;
}

CommandsStopped::~CommandsStopped() {
    if (!token_.empty()) std::cout << "\n::" << token_ << "::" << std::endl;
}

}  // namespace yieldcheck
