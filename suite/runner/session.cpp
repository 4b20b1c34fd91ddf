#include "runner/session.hpp"

#include "protocol/describe.hpp"

namespace yieldcheck {
namespace {

constexpr std::size_t most_output = std::size_t{64} << 20;  // bytes of one scenario
constexpr std::size_t most_kept = std::size_t{256} << 10;   // bytes of observations that stay in memory

std::string seconds(std::chrono::milliseconds time) {
    std::string text = std::to_string(double(time.count()) / 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + " s";
}

std::string size(std::size_t bytes) {
    if (bytes >= std::size_t{1} << 30 && bytes % (std::size_t{1} << 30) == 0)
        return std::to_string(bytes >> 30) + " GiB";
    return std::to_string(bytes >> 20) + " MiB";
}

class Session {
public:
    Session(Child& child, const Hello& hello, const std::string& lane, const ScenarioUnderTest& scenario,
            const SessionOptions& options)
        : child_(child), hello_(hello), lane_(lane), scenario_(scenario), options_(options), script_(scenario.script) {
        if (!script_) script_ = std::make_shared<Script>(scenario.id, scenario.trace, options.judge.oracle);
        options_.judge.compare_state = hello.has(lane, "state");
    }

    SessionEnd run() {
        child_.last_words().clear();
        child_.send(script_->request(hello_, lane_, scenario_.file, scenario_.text));
        const auto deadline = Clock::now() + options_.time_limit;
        while (!finished_) {
            switch (child_.wait(deadline)) {
                case Child::Event::line: read_line(); break;
                case Child::Event::ended: child_ended(); break;
                case Child::Event::time_passed:
                    give_up(VerdictKind::hangs,
                            "did not finish within " + seconds(options_.time_limit) + " in " + where());
                    break;
                case Child::Event::too_much_memory:
                    give_up(VerdictKind::crashes,
                            "used more than its memory limit of " + size(child_.limits().memory) + " in " + where());
                    break;
                case Child::Event::line_too_long:
                    give_up(VerdictKind::broken, "printed a line without end in " + where());
                    break;
                case Child::Event::stopped:
                    end_.stopped = true;
                    finished_ = true;
                    break;
            }
        }
        allow_quirk();
        if (bytes_ <= most_kept) end_.observations = std::move(observations_);
        return std::move(end_);
    }

private:
    std::string where() const {
        return "step " + std::to_string(observations_.size() + 1) + ": " +
               describe(scenario_.trace.operation(observations_.size()));
    }

    /// A verdict that ends the child's usefulness.
    void give_up(VerdictKind kind, std::string reason) {
        end_.verdict = {};
        end_.verdict.kind = kind;
        end_.verdict.step = observations_.size();
        end_.verdict.reason = std::move(reason);
        end_.child_is_usable = false;
        finished_ = true;
        child_.kill();
    }

    void child_ended() {
        const Ending& ending = child_.ending();
        const bool garbled = (!ending.signalled && !ending.half_line.empty()) || ending.closed_output;
        const auto& report = child_.last_words().report();
        std::string reason = ending.describe() + " in " + where();
        if (report) reason = report->summary + ", " + reason;
        const bool leak = report && report->kind == SanitizerReport::Kind::leak;
        give_up(leak ? VerdictKind::leaks : garbled && !report ? VerdictKind::broken : VerdictKind::crashes, reason);
    }

    void read_line() {
        try {
            const std::string& line = child_.line();
            bytes_ += line.size();
            if (bytes_ > most_output) throw Fault("printed more than " + size(most_output));
            if (auto expected = script_->expected(observations_.size(), line)) {
                observations_.push_back(std::move(expected));
                ++as_recorded_;
                return;
            }
            if (as_recorded_ == scenario_.trace.steps() && script_->is_clean_end(line)) return end();
            const std::string place = "its answer";
            const Json json = parse_json(line, place);
            const JsonReader reader(json, place);
            if (reader.has("end"))
                end(reader);
            else if (reader.has("step"))
                step(reader);
            else if (reader.has("error"))
                refused(reader);
            else
                reader.fail("is neither a step nor an end");
        } catch (const Fault& fault) {
            give_up(VerdictKind::broken,
                    std::string("broke the JSON-lines protocol in ") + where() + ": " + fault.what());
        }
    }

    void step(const JsonReader& reader) {
        if (const int number = reader.integer("step"); number < 0 || std::size_t(number) != observations_.size())
            reader.fail("step " + std::to_string(number) + " where step " + std::to_string(observations_.size()) +
                        " was due");
        if (observations_.size() == scenario_.trace.steps()) reader.fail("more steps than the drive has");
        observations_.push_back(std::make_shared<Observation>(read_observation(reader, "step")));
    }

    void refused(const JsonReader& reader) {
        reader.object({"error"});
        end_.verdict.kind = VerdictKind::broken;
        end_.verdict.reason = "the adapter could not read the request: " + reader.text("error");
        end_.child_is_usable = true;
        finished_ = true;
    }

    void end() {
        child_.catch_up();
        end_.child_is_usable = true;
        finished_ = true;
        if (const auto& report = child_.last_words().report()) sanitizer_spoke(*report);
    }

    void end(const JsonReader& reader) {
        reader.object({"end", "live", "unsupported", "step", "broken"});
        if (reader.text("end") != scenario_.id)
            reader.fail("ends " + reader.text("end") + ", but " + scenario_.id + " was running");
        conclude(reader);
        end();
    }

    void conclude(const JsonReader& reader) {
        Verdict& verdict = end_.verdict;
        if (reader.has("broken")) {
            verdict.kind = VerdictKind::broken;
            verdict.step = observations_.size();
            verdict.reason = reader.text("broken");
            return;
        }
        verdict = judged();
        if (reader.has("unsupported"))
            unsupported(reader);
        else if (observations_.size() < scenario_.trace.steps())
            reader.fail("ends after " + std::to_string(observations_.size()) + " of " +
                        std::to_string(scenario_.trace.steps()) + " steps");
        else if (const int live = reader.integer("live"); live > 0)
            leaked(std::to_string(live) + (live == 1 ? " object was" : " objects were") +
                   " still alive after the scenario was cleaned up");
    }

    Verdict judged() const {
        if (as_recorded_ == scenario_.trace.steps()) return {};  // conforms
        std::vector<Observation> observations;
        observations.reserve(observations_.size());
        for (const auto& observation : observations_)
            observations.push_back(*observation);
        return judge(scenario_.trace, observations, options_.judge);
    }

    /// What diverged before stays a divergence.
    void unsupported(const JsonReader& reader) {
        const std::string capability = reader.text("unsupported");
        const int step = reader.integer("step");
        if (step < 0 || std::size_t(step) != observations_.size())
            reader.fail("is unsupported in step " + std::to_string(step) + " where step " +
                        std::to_string(observations_.size()) + " was due");
        if (end_.verdict.kind == VerdictKind::diverges || end_.verdict.kind == VerdictKind::broken) return;
        end_.verdict = {};
        end_.verdict.kind = VerdictKind::unsupported;
        end_.verdict.step = observations_.size();
        end_.verdict.reason = "needs \"" + capability + "\" in " + where();
    }

    void leaked(std::string reason) {
        if (!end_.verdict.reason.empty()) reason += "; " + end_.verdict.reason;
        end_.verdict.kind = VerdictKind::leaks;
        end_.verdict.variant.clear();
        end_.verdict.reason = std::move(reason);
    }

    void sanitizer_spoke(const SanitizerReport& report) {
        if (report.kind == SanitizerReport::Kind::leak) return leaked(report.summary);
        end_.verdict = {};
        end_.verdict.kind = VerdictKind::crashes;
        end_.verdict.reason = report.summary;
        end_.child_is_usable = false;
    }

    /// CPython's own accidents bind nobody.
    void allow_quirk() {
        if (end_.verdict.kind != VerdictKind::diverges || scenario_.level != RuleLevel::quirk) return;
        end_.verdict.kind = VerdictKind::variant;
        for (const auto& rule : scenario_.rules)
            end_.verdict.variant += (end_.verdict.variant.empty() ? "quirk " : ", ") + rule;
    }

    Child& child_;
    const Hello& hello_;
    const std::string& lane_;
    const ScenarioUnderTest& scenario_;
    SessionOptions options_;
    std::shared_ptr<const Script> script_;
    SharedObservations observations_;
    std::size_t as_recorded_ = 0;  // steps that were said in the very words of the recording
    std::size_t bytes_ = 0;
    SessionEnd end_;
    bool finished_ = false;
};

}  // namespace

SessionEnd run_scenario(Child& child, const Hello& hello, const std::string& lane, const ScenarioUnderTest& scenario,
                        const SessionOptions& options) {
    return Session(child, hello, lane, scenario, options).run();
}

}  // namespace yieldcheck
