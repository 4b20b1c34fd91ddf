#include "cli/inspect/interactive/running.hpp"

#include "cli/inspect/frame_words.hpp"
#include "cli/interrupt.hpp"
#include "inspector/fault.hpp"
#include "inspector/memory/core_file.hpp"
#include "inspector/memory/launched_program.hpp"

#include <chrono>
#include <thread>

namespace yieldcheck::inspect {
namespace {

using inspector::Address;
using inspector::Fault;
using inspector::LaunchedProgram;
using inspector::Registers;
using inspector::State;
using inspector::StopCondition;

constexpr auto look_every = std::chrono::milliseconds(50);
constexpr std::size_t first_argument = 5;  // rdi

void refuse_core(const Session& session) {
    if (dynamic_cast<const inspector::CoreFile*>(&session.target()) != nullptr)
        throw Fault("a core file stands still for ever", "inspect the process, or start the program, to see it run");
}

/// What tells one resumption from the next, as far as a look from outside can.
struct Standing {
    State state = State::unknown;
    std::optional<std::uint64_t> index;
    unsigned line = 0;
    std::vector<std::byte> memory;  // the frame's own
};

/// The frame as it stands now, or nothing when it is gone.
std::optional<Standing> look(Session& session, std::size_t number) {
    constexpr std::size_t most_bytes = 1 << 20;
    const auto index = session.numbered(number);
    if (!index) return std::nullopt;
    const auto frame = session.listing(*index);
    Standing standing{frame.state, frame.suspend_index, frame.line, {}};
    standing.memory.resize(std::min<std::size_t>(frame.size, most_bytes));
    if (!session.target().read(frame.address, standing.memory)) standing.memory.clear();
    return standing;
}

/// What has happened since, in words; empty: nothing that could be seen.
std::string happened(const Standing& before, const Standing& now, bool was_running, Awaited awaited) {
    const bool running = now.state == State::running;
    if (awaited == Awaited::resumed && running) return "it runs";
    if (awaited == Awaited::suspended && running) return {};
    if (awaited == Awaited::suspended && was_running) return "it runs no more";
    if (now.state != before.state || now.index != before.index || now.line != before.line)
        return "it stands elsewhere than before";
    if (now.memory != before.memory) return "its memory has changed: it was resumed, or somebody wrote into it";
    return {};
}

void let_pass(Session& session) {
    auto* launched = dynamic_cast<LaunchedProgram*>(&session.target());
    if (launched == nullptr) {
        std::this_thread::sleep_for(look_every);
        return;
    }
    StopCondition condition;
    condition.after = look_every;
    condition.takes_interrupts = true;
    launched->run(condition);
}

/// By looking again and again.
void poll(Session& session, std::size_t number, Awaited awaited) {
    session.out() << "looking every " << look_every.count() << " ms: what lies between two looks is missed\n"
                  << std::flush;
    const auto before = look(session, number);
    bool was_running = before && before->state == State::running;
    while (before) {
        let_pass(session);
        session.look_again();
        const auto now = look(session, number);
        const auto seen = now ? happened(*before, *now, was_running, awaited) : "it is gone";
        if (!seen.empty()) {
            session.out() << number_text(number) << ": " << seen << '\n';
            return;
        }
        was_running = was_running || now->state == State::running;
        if (Session::interrupted()) {
            session.out() << "interrupted\n";
            return;
        }
    }
}

/// Breakpoints on the function that resumes the frame, and on where that returns to.
class Breakpoints {
public:
    Breakpoints(const LaunchedProgram& program, Address frame, Awaited awaited,
                std::optional<inspector::Inspection::Caller> caller)
        : program_(program), frame_(frame), awaited_(awaited), caller_(caller) {}

    /// Where to stop for it now. Refers to this object.
    std::map<Address, StopCondition::Arrival> arrivals(Address resume) {
        std::map<Address, StopCondition::Arrival> all;
        if (!caller_) all[resume] = [this](int thread, const Registers& at) { return entered(thread, at); };
        add_return(all);
        return all;
    }
    void add_return(std::map<Address, StopCondition::Arrival>& all) {
        if (caller_)
            all[caller_->returns_to] = [this](int thread, const Registers& at) { return returned(thread, at); };
    }

private:
    StopCondition::Answer entered(int thread, const Registers& registers) {
        if (registers.value[first_argument] != frame_) return StopCondition::Answer::go_on;
        if (awaited_ == Awaited::resumed) return StopCondition::Answer::hold;
        const auto back = program_.get<Address>(registers.sp());
        if (back && !caller_) caller_ = {thread, *back, registers.sp() + sizeof(Address)};
        return StopCondition::Answer::go_on;
    }
    /// Other calls may return to the same place: of other threads, or deeper in the stack.
    StopCondition::Answer returned(int thread, const Registers& registers) const {
        const bool ours = caller_->thread == thread && registers.sp() >= caller_->stack;
        return ours ? StopCondition::Answer::hold : StopCondition::Answer::go_on;
    }

    const LaunchedProgram& program_;
    Address frame_;
    Awaited awaited_;
    std::optional<inspector::Inspection::Caller> caller_;
};

void run_to_breakpoint(Session& session, LaunchedProgram& program, std::size_t frame, Address resume, Awaited awaited) {
    const bool running = session.listing(frame).state == State::running;
    const auto caller = awaited == Awaited::suspended && running ? session.inspection().caller(frame) : std::nullopt;
    Breakpoints breakpoints(program, session.listing(frame).address, awaited, caller);
    StopCondition condition;
    condition.place =
        number_text(session.number(frame)) + (awaited == Awaited::resumed ? " is resumed" : " is suspended");
    condition.interrupted = &Session::interrupted;
    condition.takes_interrupts = true;
    condition.arrivals = breakpoints.arrivals(resume);
    condition.after_arrival = [&](auto& all) { breakpoints.add_return(all); };
    {
        // The breakpoints are taken out before it ends.
        const HandledSignals signals(
            {SIGTERM, SIGHUP}, +[](int) { Session::note_wish_to_end(); });
        program.run(condition);
    }
    if (Session::asked_to_end()) return session.end();
    session.out() << program.reason() << '\n';
}

}  // namespace

void let_run(Session& session, double seconds) {
    refuse_core(session);
    if (auto* program = dynamic_cast<LaunchedProgram*>(&session.target())) {
        StopCondition condition;
        condition.after = std::chrono::duration<double>(seconds);
        condition.interrupted = &Session::interrupted;
        condition.takes_interrupts = true;
        program->run(condition);
        return;
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (std::chrono::steady_clock::now() < end && !Session::interrupted())
        std::this_thread::sleep_for(
            std::min<std::chrono::duration<double>>(look_every, end - std::chrono::steady_clock::now()));
}

void run_until(Session& session, std::size_t frame, Awaited awaited) {
    refuse_core(session);
    const auto number = session.number(frame);
    const auto listing = session.listing(frame);
    auto* program = dynamic_cast<LaunchedProgram*>(&session.target());
    const Address resume = program != nullptr ? program->get<Address>(listing.address).value_or(0) : 0;
    if (listing.state == State::closed)
        throw Fault("frame " + number_text(number) + " is closed: nobody resumes it again");
    (void)Session::interrupted();
    const auto before = session.frames();
    const bool unknown_caller =
        awaited == Awaited::suspended && listing.state == State::running && !session.inspection().caller(frame);
    if (program != nullptr && resume != 0 && !unknown_caller)
        run_to_breakpoint(session, *program, frame, resume, awaited);
    else
        poll(session, number, awaited);
    if (session.ended()) return;
    session.look_again();
    print_changes(session, before);
}

}  // namespace yieldcheck::inspect
