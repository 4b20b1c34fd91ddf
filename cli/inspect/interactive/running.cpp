#include "cli/inspect/interactive/running.hpp"

#include "cli/inspect/frame_words.hpp"
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
    if (dynamic_cast<const inspector::CoreFile*>(&const_cast<Session&>(session).target()) != nullptr)
        throw Fault("a core file stands still for ever", "inspect the process, or start the program, to see it run");
}

/// What tells one resumption from the next, as far as a look from outside can.
struct Standing {
    State state = State::unknown;
    std::optional<std::uint64_t> index;
    unsigned line = 0;
    friend bool operator==(const Standing&, const Standing&) = default;
};

Standing standing(const Frame& frame) { return {frame.state, frame.suspend_index, frame.line}; }

bool has_happened(const Standing& before, const Standing& now, bool was_running, Awaited awaited) {
    if (awaited == Awaited::resumed) return now.state == State::running || !(now == before);
    return now.state != State::running && (was_running || !(now == before));
}

/// The frame after a while, or nothing when it is gone.
std::optional<Standing> look(Session& session, std::size_t number) {
    const auto index = session.numbered(number);
    if (!index) return std::nullopt;
    return standing(session.listing(*index));
}

/// By looking again and again.
void poll(Session& session, std::size_t number, Awaited awaited) {
    auto* launched = dynamic_cast<LaunchedProgram*>(&session.target());
    session.out() << "looking every " << look_every.count() << " ms: what lies between two looks is missed\n"
                  << std::flush;
    const auto before = look(session, number);
    bool was_running = before && before->state == State::running;
    while (before) {
        if (launched != nullptr) {
            StopCondition condition;
            condition.after = look_every;
            launched->run(condition);
        } else {
            std::this_thread::sleep_for(look_every);
        }
        (void)session.look_again();
        const auto now = look(session, number);
        if (!now || has_happened(*before, *now, was_running, awaited)) break;
        was_running = was_running || now->state == State::running;
        if (Session::interrupted()) {
            session.out() << "interrupted\n";
            break;
        }
    }
}

/// With breakpoints on the function that resumes the frame, and on where it returns to.
void run_with_breakpoints(LaunchedProgram& program, std::size_t number, Address frame, Address resume,
                          Awaited awaited) {
    StopCondition condition;
    condition.place = number_text(number) + (awaited == Awaited::resumed ? " is resumed" : " is suspended");
    condition.interrupted = &Session::interrupted;
    // The thread that resumed it, and how high its stack stood then: another call may return to the same place.
    struct Call {
        int thread = 0;
        Address returns_to = 0, stack = 0;
    };
    auto call = std::make_shared<std::optional<Call>>();
    auto returned = [call](int thread, const Registers& registers) {
        const bool ours = *call && (*call)->thread == thread && registers.pc() == (*call)->returns_to &&
                          registers.sp() > (*call)->stack;
        return ours ? StopCondition::Answer::hold : StopCondition::Answer::go_on;
    };
    condition.arrivals[resume] = [&program, frame, awaited, call](int thread, const Registers& registers) {
        if (registers.value[first_argument] != frame) return StopCondition::Answer::go_on;
        if (awaited == Awaited::resumed) return StopCondition::Answer::hold;
        const auto back = program.get<Address>(registers.sp());
        if (back && !*call) *call = Call{thread, *back, registers.sp()};
        return StopCondition::Answer::go_on;
    };
    condition.after_arrival = [call, returned](std::map<Address, StopCondition::Arrival>& arrivals) {
        if (*call) arrivals.try_emplace((*call)->returns_to, returned);
    };
    program.run(condition);
}

}  // namespace

void let_run(Session& session, double seconds) {
    refuse_core(session);
    if (auto* program = dynamic_cast<LaunchedProgram*>(&session.target())) {
        StopCondition condition;
        condition.after = std::chrono::duration<double>(seconds);
        condition.interrupted = &Session::interrupted;
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
    const auto resume = program != nullptr ? program->get<Address>(listing.address) : std::nullopt;
    if (listing.state == State::closed)
        throw Fault("frame " + number_text(number) + " is closed: nobody resumes it again");
    (void)Session::interrupted();
    const bool running = listing.state == State::running;
    if (program != nullptr && resume && *resume != 0 && (!running || awaited == Awaited::resumed))
        run_with_breakpoints(*program, number, listing.address, *resume, awaited);
    else
        poll(session, number, awaited);
    if (program != nullptr && !program->reason().empty()) session.out() << program->reason() << '\n';
    refresh(session);
}

}  // namespace yieldcheck::inspect
