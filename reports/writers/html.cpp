#include "protocol/fault.hpp"
#include "reports/html/assets.hpp"
#include "reports/writers/html_data.hpp"
#include "reports/writers/writer.hpp"
#include "runner/text_file.hpp"

#include <unistd.h>

#include <algorithm>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

std::vector<HtmlColumn> columns_of(const RunReport& run) {
    std::vector<HtmlColumn> columns;
    for (const Result& result : run.results)
        if (columns.empty() || columns.back() != HtmlColumn{result.adapter, result.build, result.lane})
            columns.push_back({result.adapter, result.build, result.lane});
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    return columns;
}

/// A folder beside the one that is wanted, until it is whole; then it takes its name.
class FolderBeside {
public:
    explicit FolderBeside(const fs::path& wanted)
        : wanted_(fs::absolute(wanted).lexically_normal()), suffix_("." + std::to_string(::getpid())) {
        if (wanted_.filename().empty()) wanted_ = wanted_.parent_path();
        check_replaceable();
        folder_ = wanted_.string() + suffix_ + ".new";
        make(folder_);
    }
    ~FolderBeside() {
        std::error_code ignored;
        if (!folder_.empty()) fs::remove_all(folder_, ignored);
    }
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;

    const fs::path& path() const { return folder_; }

    void make(const fs::path& folder) const {
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) cannot_write(error);
    }

    void take_its_name() {
        const fs::path old = wanted_.string() + suffix_ + ".old";
        std::error_code error;
        const bool replaces = fs::exists(wanted_, error);
        if (replaces) fs::rename(wanted_, old, error);
        if (!error) fs::rename(folder_, wanted_, error);
        if (error) cannot_write(error);
        folder_.clear();
        if (replaces) fs::remove_all(old, error);
    }

private:
    /// Only an earlier report is replaced, and never what somebody keeps in a folder of that name.
    void check_replaceable() const {
        std::error_code error;
        if (!fs::exists(wanted_, error) || fs::is_empty(wanted_, error)) return;
        if (fs::exists(wanted_ / "data" / "report.js", error)) return;
        throw Fault(wanted_.string() + ": holds something that is no report, and would be replaced",
                    "name a folder that is empty or not there yet");
    }

    [[noreturn]] void cannot_write(const std::error_code& error) const {
        throw Fault(wanted_.string() + ": cannot be written (" + error.message() + ")",
                    "choose a folder where you may write and that has room");
    }

    fs::path wanted_;
    std::string suffix_;
    fs::path folder_;
};

void write_html(const Report& report, const fs::path& place) {
    FolderBeside folder(place);
    for (const HtmlAsset& asset : html_assets())
        write_text(folder.path() / asset.name, asset.text);

    const std::vector<HtmlColumn> columns = columns_of(report.run);
    folder.make(folder.path() / "data" / "scenario");
    write_text(folder.path() / "data" / "report.js",
               script_call("yieldcheck.report", "", html_report_json(report, columns)));

    std::vector<std::vector<const Result*>> results(report.scenarios.size());
    for (const Result& result : report.run.results)
        if (const ReportedScenario* scenario = report.find(result.scenario))
            results[std::size_t(scenario - report.scenarios.data())].push_back(&result);
    HtmlBudget budget;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const std::string number = std::to_string(i);
        write_text(folder.path() / "data" / "scenario" / (number + ".js"),
                   script_call("yieldcheck.scenario", number,
                               html_scenario_json(report, report.scenarios[i], results[i], columns, budget)));
    }
    folder.take_its_name();
}

}  // namespace

Writer html_writer() {
    return {"html", "Pages to look at: a folder that opens from disk, index.html first", Writer::Place::folder,
            write_html};
}

}  // namespace yieldcheck
