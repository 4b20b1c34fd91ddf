#include "cli/check/builder.hpp"
#include "cli/check/findings.hpp"
#include "cli/check/report.hpp"
#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/making_report.hpp"
#include "cli/prepare_scenarios.hpp"
#include "cli/progress_line.hpp"
#include "cli/selection.hpp"
#include "reports/result_file.hpp"
#include "runner/sha256.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

/// How far the build has come: rewritten on a terminal, a line now and then elsewhere.
class BuildLine {
public:
    BuildLine() : terminal_(::isatty(STDERR_FILENO) != 0) {}
    ~BuildLine() {
        if (terminal_ && said_) fmt::print(stderr, "\r\033[K");
    }

    void show(const BuildSteps& steps) {
        if (terminal_) {
            fmt::print(stderr, "\r{} {}/{}\033[K", steps.what, steps.done, steps.total);
        } else if (steps.what != what_ || Clock::now() > last_ + std::chrono::seconds(10)) {
            fmt::print(stderr, "yieldcheck: {} ({}/{})\n", steps.what, steps.done, steps.total);
            last_ = Clock::now();
        }
        what_ = steps.what;
        said_ = true;
        std::fflush(stderr);
    }

private:
    bool terminal_;
    bool said_ = false;
    std::string what_;
    Clock::time_point last_;
};

struct CheckCommand {
    Subject subject;
    std::string iterate = "begin-end";
    std::string json;
    std::string keep;
    std::size_t jobs = 0;
    bool strict = false;
    bool no_sanitizers = false;

    int run() {
        const Workspace workspace = Workspace::find();
        const Rules rules = Rules::load(workspace.rules);
        if (!json.empty()) check_writable(json);
        subject.next_value = iterate == "next-value";
        const Subject asked = checked(subject);
        const fs::path folder = build_folder(asked, workspace);
        const BuiltPrograms programs = build(asked, workspace, folder);
        name_program("plain", short_name(asked), programs.plain);
        name_program("sanitized", short_name(asked), programs.sanitized.value_or(""));

        const Interrupt interrupt;
        SelectionOptions options;
        options.adapters = {programs.plain.string()};
        if (programs.sanitized) options.adapters.push_back(programs.sanitized->string());
        options.jobs = jobs;
        quieten_sanitizers();
        RunOptions how = run_options(options, interrupt.descriptor());
        const Selection selected = select(workspace, options, rules, how);
        const RunReport report = run_all(selected, how);
        if (!json.empty())
            write_text(json,
                       write_result_file(make_report(report, selected, options, rules, workspace, Generated::wanted)));

        CheckReport told;
        told.subject = &asked;
        told.programs = &programs;
        told.findings = find_causes(report, selected.scenarios, rules);
        told.strict = strict;
        told.seconds = report.seconds;
        told.name = report.adapters.empty() ? short_name(asked) : report.adapters[0].adapter;
        for (const auto& adapter : report.adapters)
            told.builds.push_back(adapter.build);
        print_check(std::cout, told, style_for(STDOUT_FILENO));
        if (report.partial || !told.findings.faults.empty()) return 3;
        return told.findings.counts(strict) ? 1 : 0;
    }

    /// In the cache, by what goes in; or where the user wants to have it.
    fs::path build_folder(const Subject& asked, const Workspace& workspace) const {
        const std::string key = sha256(fingerprint(asked) + workspace.build.string()).substr(0, 8);
        const fs::path folder =
            keep.empty() ? check_cache_folder() / (short_name(asked) + '-' + key) : fs::absolute(keep);
        std::error_code error;
        fs::create_directories(folder, error);
        if (error)
            throw Fault(folder.string() + ": cannot be made (" + error.message() + ")",
                        keep.empty() ? "let XDG_CACHE_HOME name a folder that you may write to"
                                     : "name another folder with --keep");
        return folder;
    }

    BuiltPrograms build(const Subject& asked, const Workspace& workspace, const fs::path& folder) const {
        BuildLine line;
        return build_programs(asked, prebuilt(workspace.root, workspace.build), folder, !no_sanitizers,
                              [&line](const BuildSteps& steps) { line.show(steps); });
    }

    /// So that `explain NAME` finds it: the type of this name that was checked last.
    static void name_program(const std::string& kind, const std::string& name, const fs::path& program) {
        const fs::path link = check_cache_folder() / "programs" / kind / ("yieldcheck-adapter-" + name);
        std::error_code error;
        fs::create_directories(link.parent_path(), error);
        fs::remove(link, error);
        if (!program.empty()) fs::create_symlink(program, link, error);
    }

    /// Frames and what they hold are counted by the harness; the leak sanitizer would name the wrong scenario.
    static void quieten_sanitizers() {
        ::setenv("ASAN_OPTIONS", "detect_leaks=0:allocator_may_return_null=1", 0);
        ::setenv("UBSAN_OPTIONS", "print_stacktrace=0", 0);
    }

    static RunReport run_all(const Selection& selected, const RunOptions& how) {
        ProgressLine progress(stderr);
        const auto show = [&progress](const Progress& now) { progress.show(now); };
        RunReport report = yieldcheck::run(selected.adapters, selected.scenarios, selected.assignments, how, show);
        if (!report.partial) try_hangs_again(selected, how, report);
        return report;
    }

    /// On a busy machine the slowest scenarios, with sanitizers, may pass their time limit: few enough get another try
    /// with more time.
    static void try_hangs_again(const Selection& selected, RunOptions how, RunReport& report) {
        constexpr std::size_t most = 6;
        std::vector<Assignment> again;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < report.results.size(); ++i) {
            if (report.results[i].verdict.kind != VerdictKind::hangs) continue;
            again.push_back(selected.assignments[i]);
            places.push_back(i);
        }
        if (again.empty() || again.size() > most) return;
        how.session.time_limit *= 4;
        RunReport second = yieldcheck::run(selected.adapters, selected.scenarios, again, how);
        for (std::size_t i = 0; i < second.results.size() && !second.partial; ++i)
            report.results[places[i]] = std::move(second.results[i]);
    }
};

void declare(CLI::App& app, CheckCommand& command) {
    Subject& subject = command.subject;
    subject.compiler = YIELDCHECK_COMPILER;
    app.add_option("--header", subject.header, "The header that defines the type")->required()->type_name("FILE");
    app.add_option("--type", subject.type, "The type, with {} for its element type: 'ns::generator<{}>'")
        ->required()
        ->type_name("TYPE");
    app.add_option("-I", subject.folders, "A folder of headers")->type_name("DIR")->allow_extra_args(false);
    app.add_option("--flag", subject.flags, "A flag for the compiler, as in --flag=-std=c++23")
        ->type_name("FLAG")
        ->allow_extra_args(false);
    app.add_option("--link", subject.links, "A library: its file, or its name as after -l")
        ->type_name("LIBRARY")
        ->allow_extra_args(false);
    app.add_option("--compiler", subject.compiler, "The C++ compiler")->type_name("CXX")->capture_default_str();
    app.add_option("--iterate", command.iterate, "How values are got from it")
        ->type_name("begin-end|next-value")
        ->check(CLI::IsMember({"begin-end", "next-value"}))
        ->capture_default_str();
    app.add_option("--delegate", subject.delegate,
                   "What is yielded for all values of another one: 'ns::elements_of({})' (default: found out)")
        ->type_name("TEXT");
    app.add_option("--json", command.json, "Writes all results to a file, as run does")->type_name("FILE");
    app.add_option("--keep", command.keep, "Builds in this folder instead of the cache")->type_name("DIR");
    app.add_option("--jobs", command.jobs, "Scenarios at a time (default: one for each processor)")->type_name("N");
    app.add_flag("--strict", command.strict, "Counts what lies beyond the C++ contract, too");
    app.add_flag("--no-sanitizers", command.no_sanitizers, "Leaves out the build with sanitizers");
}

}  // namespace

Command check_command() {
    return {"check", "Builds and tests a one-way generator type of your own, from its header alone", [](CLI::App& app) {
                const auto command = std::make_shared<CheckCommand>();
                declare(app, *command);
                app.footer(
                    "Examples:\n"
                    "  yieldcheck check --header my/generator.hpp --type 'my::generator<{}>'\n"
                    "  yieldcheck check --header lib/gen.hpp -I ../include --type 'lib::gen<{}>'\n"
                    "  yieldcheck check --header gen.hpp --type 'Gen<{}>' --iterate next-value\n"
                    "  yieldcheck check --header generator --type 'std::generator<{}>' \\\n"
                    "                   --compiler g++-14 --flag=-std=c++23\n"
                    "Leaks: frames and what they hold are counted; other memory of the type is\n"
                    "not watched.\n"
                    "Exit codes: 0 nothing is wrong with it, 1 something is, 3 it cannot be built\n"
                    "or driven.\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
