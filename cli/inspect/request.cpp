#include "cli/inspect/request.hpp"

#include "inspector/fault.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <initializer_list>

namespace yieldcheck::inspect {
namespace {

using inspector::Fault;

void declare_target(CLI::App& app, TargetRequest& target) {
    const std::string group = "What to look at";
    app.add_option("target", target.words, "The id of a process; or, behind --, a program to start with its arguments")
        ->type_name("");
    app.add_option("--core", target.core, "A core file, of the kernel or of gcore")->type_name("FILE")->group(group);
    app.add_option("--exe", target.executable, "The program that the core is from, when it is not where it was")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--at", target.at, "Start the program, and hold it when it comes to this place: FILE:LINE")
        ->type_name("PLACE")
        ->group(group);
    app.add_option("--after", target.after, "Start the program, and hold it after so many seconds")
        ->type_name("SECONDS")
        ->check(CLI::NonNegativeNumber)
        ->group(group);
    app.add_flag("--on-exit", target.on_exit, "Start the program, and hold it when it ends")->group(group);
    app.add_flag("--kill", target.end_program, "End the started program afterwards; otherwise it goes on")
        ->group(group);
}

void declare_filter(CLI::App& app, Request& request) {
    const std::string group = "Which frames";
    app.add_option("--state", request.filter.states, "created, running, suspended, closed or unknown; may be repeated")
        ->type_name("STATE")
        ->delimiter(',')
        ->group(group);
    app.add_option("--function", request.filter.function, "Whose name matches this expression")
        ->type_name("REGEX")
        ->group(group);
    app.add_option("--file", request.filter.file, "That stand in this source file, FILE or FILE:LINE")
        ->type_name("PLACE")
        ->group(group);
    app.add_option("--with-local", request.filter.locals,
                   "That have such a parameter or local, or one with this value; NAME may go on into it: "
                   "order.items[0].price=3; may be repeated")
        ->type_name("NAME[=VALUE]")
        ->group(group);
    app.add_option("--limit", request.limit, "So many at most")->type_name("N")->group(group);
    app.add_option("--skip", request.skip, "Without the first so many")->type_name("N")->group(group);
}

void declare_view(CLI::App& app, Request& request) {
    const std::string group = "How to show them";
    app.add_flag_callback(
           "--group", [&request] { request.group = true; },
           "Alike frames as one: same function, state, line and chain; done by itself from 500 frames on")
        ->group(group);
    app.add_flag_callback(
           "--no-group", [&request] { request.group = false; }, "Each frame, however many they are")
        ->group(group);
    app.add_flag("--tree", request.tree, "Chains: below each frame the one that it waits for")->group(group);
    app.add_flag("--source", request.source, "The source around the line where each one stands")->group(group);
}

void declare_output(CLI::App& app, Request& request) {
    const std::string group = "How to show them";
    app.add_option("--frame", request.frame, "One frame with all that is known of it: its number or address")
        ->type_name("FRAME")
        ->group(group);
    app.add_flag("--json", request.json, "As JSON, format 1: docs/inspect-json.md")->group(group);
    app.add_option("--report", request.report, "Into this file instead of onto the screen")
        ->type_name("FILE")
        ->group(group);
    app.add_flag("--no-pager", request.no_pager, "Not through a pager, on a terminal either")->group(group);
}

}  // namespace

bool TargetRequest::launches() const {
    const auto digits = [](const std::string& word) {
        return word.find_first_not_of("0123456789") == std::string::npos;
    };
    return !words.empty() && (words.size() > 1 || !digits(words.front()));
}

inspector::FrameFilter FilterRequest::filter() const {
    inspector::FrameFilter filter;
    for (const auto& state : states)
        filter.add_state(state);
    if (!function.empty()) filter.set_function(function);
    if (!file.empty()) filter.set_file(file);
    for (const auto& local : locals)
        filter.add_local(local);
    return filter;
}

void declare_list(CLI::App& app, Request& request) {
    declare_filter(app, request);
    declare_view(app, request);
}

void declare(CLI::App& app, Request& request) {
    declare_target(app, request.target);
    declare_list(app, request);
    app.add_flag("--all", request.options.all, "Closed frames and doubtful ones, too")->group("Which frames");
    declare_output(app, request);
    const std::string reading = "How to read a process";
    app.add_flag("--nonblocking", request.options.nonblocking, "Never hold it: values may tear")->group(reading);
    app.add_flag("--stop-scan", request.options.stop_scan, "Hold it while its memory is searched, too")->group(reading);
    app.add_option(
           "--debug-dir", request.options.debug_folders,
           "Where separate debug files lie, besides /usr/lib/debug and the program's own folder; may be repeated")
        ->type_name("FOLDER")
        ->group(reading);
    const std::string other = "Instead";
    app.add_flag("--interactive", request.interactive, "Ask at a prompt: help there says what")->group(other);
    app.add_option("--doctor", request.doctor, "What can be known of this program's coroutines, before it runs")
        ->type_name("PROGRAM")
        ->group(other);
    app.footer(
        "Examples:\n"
        "  yieldcheck inspect 1234                         the frames of a process\n"
        "  yieldcheck inspect 1234 --tree                  who waits for whom\n"
        "  yieldcheck inspect 1234 --frame 3               all of one frame\n"
        "  yieldcheck inspect --core core.1234 --source    of a core file\n"
        "  yieldcheck inspect --after 2 -- ./shop          of a program that is started\n"
        "  yieldcheck inspect 1234 --state suspended --function '^serve' --with-local n=3\n"
        "  yieldcheck inspect 1234 --json | jq '.frames[].function'\n"
        "  yieldcheck inspect --interactive 1234\n"
        "  yieldcheck inspect --doctor ./shop\n"
        "A process is held for some milliseconds and goes on as if nothing had happened.\n");
}

namespace {

struct Given {
    const char* name;
    bool given;
};

void exclude(const Given& one, std::initializer_list<Given> others, const char* hint) {
    for (const auto& other : others)
        if (one.given && other.given)
            throw Fault(std::string(one.name) + " and " + other.name + " exclude each other", hint);
}

void refuse_contradictions(const Request& request) {
    const Given core{"--core", !request.target.core.empty()};
    const Given target{"a process or program", !request.target.words.empty()};
    const Given doctor{"--doctor", !request.doctor.empty()};
    const Given interactive{"--interactive", request.interactive};
    const Given tree{"--tree", request.tree}, source{"--source", request.source}, json{"--json", request.json};
    const Given group{"--group", request.group.value_or(false)}, report{"--report", !request.report.empty()};
    const Given frame{"--frame", !request.frame.empty()};
    const char* choose = "choose one of them";
    exclude(core, {target}, "leave one of them out");
    exclude(doctor, {target, core}, "--doctor looks at a program that does not run: leave the other out");
    exclude(doctor, {interactive, frame, tree, source, group}, "--doctor shows functions, and there are no frames");
    exclude(tree, {group, source}, choose);
    exclude(group, {source}, choose);
    exclude(json, {tree, source, group}, "the JSON holds edges and lines of every frame");
    exclude(frame, {tree, source, group}, "--frame shows all of one frame, with its source");
    exclude(interactive, {json, report}, "`write` at the prompt makes files, of text or of JSON");
    exclude({"--nonblocking", request.options.nonblocking}, {{"--stop-scan", request.options.stop_scan}},
            "one never holds the process, the other longer");
}

}  // namespace

void check(const Request& request) {
    (void)request.filter.filter();  // says what is wrong with it before anything is held or started
    const auto& target = request.target;
    const bool conditions = !target.at.empty() || target.after || target.on_exit;
    if (conditions && !target.launches())
        throw Fault("--at, --after and --on-exit are for a program that is started",
                    "name it behind --, such as: yieldcheck inspect --after 2 -- ./program");
    if (!target.executable.empty() && target.core.empty())
        throw Fault("--exe is the program of a core, and there is no --core", "name the core file with --core FILE");
    if (target.end_program && !target.launches())
        throw Fault("--kill is for a program that is started", "kill ends a process that runs already");
    refuse_contradictions(request);
}

}  // namespace yieldcheck::inspect
