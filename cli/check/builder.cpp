#include "cli/check/builder.hpp"

#include "cli/process.hpp"
#include "protocol/fault.hpp"
#include "runner/text_file.hpp"

#include <charconv>
#include <sstream>
#include <utility>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

constexpr const char* sanitizers =
    "-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g1";

void write_if_changed(const fs::path& file, const std::string& text) {
    if (fs::exists(file) && read_text(file) == text) return;
    write_text(file, text);
}

/// Ninja has its own escapes in paths: for spaces, colons and dollars.
std::string in_ninja(const std::string& path) {
    std::string result;
    for (const char character : path) {
        if (character == ' ' || character == ':' || character == '$') result += '$';
        result += character;
    }
    return result;
}

/// A dollar within a command line.
std::string in_command(const std::string& command) {
    std::string result;
    for (const char character : command)
        result += character == '$' ? std::string("$$") : std::string(1, character);
    return result;
}

class NinjaFile {
public:
    NinjaFile(const Subject& subject, const Prebuilt& prebuilt) : subject_(subject), prebuilt_(prebuilt) {
        const std::string compile = in_command(compile_command(subject, prebuilt.harness));
        text_ = "# Written by yieldcheck check.\nninja_required_version = 1.8\n";
        // A question is answered by yes or no, and both are results.
        rule("ask",
             "if " + compile +
                 " -fsyntax-only -MD -MF $out.d -MT $out $in > $out.log 2>&1; then echo yes > $out; "
                 "else echo no > $out; fi",
             true);
        rule("compile", compile + " $more -iquote . -MD -MF $out.d -MT $out -c $in -o $out", true);
        rule("link", in_command(quoted(subject.compiler)) + " $more $in -o $out " + in_command(libraries()), false);
    }

    void ask(const Question& question) {
        build("ask_" + question.name, "ask", fs::path("ask_" + question.name + ".cpp"), {});
        asked_ += " ask_" + question.name;
    }

    void program(const std::string& name, const std::string& more) {
        std::string objects;
        auto compile = [&](const fs::path& source, const std::string& definition) {
            const std::string object = name + "_" + source.stem().string() + ".o";
            build(object, "compile", source, more + definition);
            objects += ' ' + object;
        };
        for (const auto& body : prebuilt_.bodies)
            compile(body, "");
        compile(prebuilt_.harness / "harness/adapter_main.cpp", " -DYIELDCHECK_OPTIMISATION=\\\"-O0\\\"");
        text_ += "build " + name + ": link" + objects + " |";
        for (const auto& library : prebuilt_.libraries)
            text_ += ' ' + in_ninja(library.string());
        text_ += ' ' + in_ninja(prebuilt_.modules.string()) + "\n  more = " + more + '\n';
    }

    std::string text() const { return text_ + "build questions: phony" + asked_ + '\n'; }

private:
    std::string libraries() const {
        std::string text = "-Wl,--whole-archive " + quoted(prebuilt_.modules.string()) + " -Wl,--no-whole-archive";
        for (const auto& library : prebuilt_.libraries)
            text += ' ' + quoted(library.string());
        for (const auto& link : subject_.links)
            text += ' ' + quoted(link.starts_with('/') || link.starts_with('-') ? link : "-l" + link);
        return text + " -pthread";
    }

    void rule(const std::string& name, const std::string& command, bool has_dependencies) {
        text_ += "rule " + name + "\n  command = " + command + "\n  description = " + name + " $out\n";
        if (has_dependencies) text_ += "  depfile = $out.d\n  deps = gcc\n";
    }

    void build(const std::string& out, const std::string& rule, const fs::path& in, const std::string& more) {
        text_ += "build " + out + ": " + rule + ' ' + in_ninja(in.string()) + '\n';
        if (!more.empty()) text_ += "  more = " + more + '\n';
    }

    const Subject& subject_;
    const Prebuilt& prebuilt_;
    std::string text_;
    std::string asked_;
};

/// "[3/20] ..." of Ninja.
std::optional<BuildSteps> steps_in(const std::string& line, const std::string& what) {
    BuildSteps steps{what, 0, 0};
    const char* end = line.data() + line.size();
    if (!line.starts_with('[')) return std::nullopt;
    const auto done = std::from_chars(line.data() + 1, end, steps.done);
    if (done.ec != std::errc() || done.ptr == end || *done.ptr != '/') return std::nullopt;
    if (std::from_chars(done.ptr + 1, end, steps.total).ec != std::errc()) return std::nullopt;
    return steps;
}

class Build {
public:
    Build(const fs::path& folder, const ShowSteps& show) : folder_(folder), show_(show) {}

    bool run(const std::string& target, const std::string& what) {
        std::string log;
        const int code =
            run_reading({"ninja", "-C", folder_.string(), "-k", "1", target}, {}, [&](const std::string& line) {
                log += line + '\n';
                if (const auto steps = steps_in(line, what)) show_(*steps);
            });
        write_text(folder_ / (target + ".log"), log);
        log_ = log;
        return code == 0;
    }

    /// Whether a step failed whose output is called so.
    bool failed(const std::string& output) const { return log_.find("FAILED: " + output) != std::string::npos; }

    /// What the compiler or the linker said: without Ninja's own lines and the command.
    std::string complaint() const {
        std::istringstream stream(log_);
        std::string text;
        int lines = 0;
        bool failed = false;
        bool command = false;
        for (std::string line; std::getline(stream, line) && lines < 12;) {
            if (line.starts_with("FAILED:")) {
                failed = command = true;
            } else if (std::exchange(command, false)) {
                continue;
            } else if (failed && !line.starts_with("ninja:") &&
                       (lines || line.find("error") != std::string::npos ||
                        line.find("undefined reference") != std::string::npos ||
                        line.find("cannot find") != std::string::npos)) {
                text += (lines++ ? "\n" : "") + line;
            }
        }
        return text.empty() ? log_.substr(log_.size() - std::min<std::size_t>(log_.size(), 1500)) : text;
    }

private:
    fs::path folder_;
    const ShowSteps& show_;
    std::string log_;
};

Answers read_answers(const fs::path& folder, const std::vector<Question>& asked) {
    Answers answers;
    for (const auto& question : asked) {
        const fs::path file = folder / ("ask_" + question.name);
        answers[question.name] = {read_text(file).starts_with("yes"), read_text(file.string() + ".log")};
    }
    return answers;
}

}  // namespace

Prebuilt prebuilt(const fs::path& root, const fs::path& build) {
    Prebuilt found;
    found.harness = root / "suite";
    found.libraries = {build / "suite/libyieldcheck_harness.a", build / "suite/libyieldcheck_protocol.a",
                       YIELDCHECK_GTEST_LIBRARY};
    found.modules = build / "suite/libyieldcheck_scenarios_modules.a";
    for (int chunk = 0;; ++chunk) {
        const fs::path file = build / "scenarios" / ("bodies_" + std::to_string(chunk) + ".cpp");
        if (!fs::exists(file)) break;
        found.bodies.push_back(file);
    }
    std::vector<fs::path> needed = found.libraries;
    needed.push_back(found.modules);
    for (const auto& file : needed)
        if (!fs::exists(file)) throw Fault(file.string() + ": is missing", "build the suite first: ./yieldcheck build");
    if (found.bodies.empty())
        throw Fault((build / "scenarios").string() + ": holds no translated scenarios",
                    "build the suite first: ./yieldcheck build");
    return found;
}

BuiltPrograms build_programs(const Subject& subject, const Prebuilt& prebuilt, const fs::path& folder, bool sanitize,
                             const ShowSteps& show) {
    NinjaFile ninja(subject, prebuilt);
    const auto asked = questions(subject);
    for (const auto& question : asked) {
        ninja.ask(question);
        write_if_changed(folder / ("ask_" + question.name + ".cpp"), question.text);
    }
    ninja.program("plain", "");
    ninja.program("sanitized", sanitizers);
    write_if_changed(folder / "build.ninja", ninja.text());

    Build build(folder, show);
    if (!build.run("questions", "looking at the type"))
        throw Fault("ninja failed:\n" + build.complaint(), "all it said is in " + (folder / "questions.log").string());
    const Answers answers = read_answers(folder, asked);
    check_usable(subject, answers);
    BuiltPrograms built;
    built.abilities = abilities(subject, answers);
    write_if_changed(folder / "adapter.hpp", adapter_source(subject, built.abilities));
    bool good = build.run("plain", "building");
    if (!good && built.abilities.own_type && build.failed("plain_bodies")) {
        // What was asked is less than what the scenarios written for the type itself do with it.
        built.why_not_own_type = build.complaint();
        built.abilities = {};
        write_if_changed(folder / "adapter.hpp", adapter_source(subject, built.abilities));
        good = build.run("plain", "building without the scenarios for its own type");
    }
    if (!good)
        throw Fault("the adapter of " + subject.type + " does not build:\n" + build.complaint(),
                    "all that was said is in " + (folder / "plain.log").string());
    built.plain = folder / "plain";
    if (sanitize && build.run("sanitized", "building with sanitizers"))
        built.sanitized = folder / "sanitized";
    else if (sanitize)
        built.why_not_sanitized = build.complaint().substr(0, 300);
    return built;
}

}  // namespace yieldcheck
