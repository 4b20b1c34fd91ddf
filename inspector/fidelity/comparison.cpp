#include "inspector/fidelity/comparison.hpp"

#include "inspector/view/value_text.hpp"

#include <algorithm>

namespace yieldcheck::fidelity {
namespace {

std::string_view python_state(Snapshot::State state) {
    switch (state) {
        case Snapshot::State::created: return "GEN_CREATED";
        case Snapshot::State::running: return "GEN_RUNNING";
        case Snapshot::State::suspended: return "GEN_SUSPENDED";
        case Snapshot::State::closed: return "GEN_CLOSED";
    }
    return {};
}

bool is_python_local(const inspector::Variable& variable) {
    return variable.type == "yieldcheck::Local" || variable.type == "Local";
}

std::string place_text(const inspector::Frame& frame) {
    return frame.file.substr(frame.file.rfind('/') + 1) + ":" + std::to_string(frame.line) + " (" +
           std::string(inspector::name(frame.confidence)) + ": " + frame.line_reason + ")";
}

}  // namespace

Comparison::Comparison(const Trace::Group& group, std::string scenario, TranslatedSource& source)
    : group_(group), scenario_(std::move(scenario)), source_(source) {}

std::vector<Fact> Comparison::step(const HeldStep& held, const inspector::Snapshot& seen) {
    held_ = &held;
    seen_ = &seen;
    facts_.clear();
    for (const auto& [name, snapshot] : group_.steps.at(held.step).generators)
        expected_[name] = snapshot;
    for (const auto& [name, address] : held.coroutines) {
        const auto expected = expected_.find(name);
        if (expected == expected_.end()) continue;
        if (!address) {
            closed(name);
            continue;
        }
        last_address_[name] = *address;
        if (const auto* frame = frame_at(*address))
            generator(name, expected->second, *frame);
        else
            add(Subject::state, Grade::wrong, name,
                std::string(python_state(expected->second.state.value_or(Snapshot::State::closed))), "no such frame");
    }
    return std::move(facts_);
}

/// Its frame is gone: none may be shown where it was, unless another generator has moved in.
void Comparison::closed(const std::string& name) {
    const auto last = last_address_.find(name);
    if (last == last_address_.end()) return;
    const bool reused = std::any_of(held_->coroutines.begin(), held_->coroutines.end(),
                                    [&](const auto& other) { return other.second == last->second; });
    if (reused) return;
    const auto* frame = frame_at(last->second);
    const bool gone = frame == nullptr || frame->doubtful || frame->state == inspector::State::closed;
    add(Subject::state, gone ? Grade::exact : Grade::stale, name, "GEN_CLOSED",
        gone ? "no frame" : std::string(inspector::name(frame->state)));
}

void Comparison::generator(const std::string& label, const Snapshot& expected, const inspector::Frame& frame) {
    state(label, expected, frame);
    if (expected.state != Snapshot::State::created && expected.state != Snapshot::State::suspended) return;
    if (expected.line) line(label, *expected.line, frame);
    locals(label, expected, frame);
    if (expected.state == Snapshot::State::suspended) delegate(label, expected, frame);
}

void Comparison::state(const std::string& label, const Snapshot& expected, const inspector::Frame& frame) {
    if (!expected.state) return;
    const auto right = python_state(*expected.state);
    const auto shown = inspector::name(frame.state);
    const Grade grade = shown == right                             ? Grade::exact
                        : frame.state == inspector::State::unknown ? Grade::missing
                                                                   : Grade::wrong;
    add(Subject::state, grade, label, std::string(right), std::string(shown));
}

void Comparison::line(const std::string& label, int expected, const inspector::Frame& frame) {
    const auto shown = source_.python_line(frame.file, frame.line);
    const std::string text = shown ? std::to_string(*shown) : place_text(frame);
    Grade grade = Grade::wrong;
    if (frame.line == 0 || frame.confidence == inspector::LineConfidence::none)
        grade = Grade::missing;
    else if (shown == static_cast<unsigned>(expected))
        grade = Grade::exact;
    add(Subject::line, grade, label, std::to_string(expected), text);
}

void Comparison::locals(const std::string& label, const Snapshot& expected, const inspector::Frame& frame) {
    std::map<std::string, const inspector::Variable*> shown;
    for (const auto& variable : frame.locals) {
        if (!is_python_local(variable)) continue;
        const auto name = source_.local_name(frame.file, variable.declared_line);
        shown.emplace(name.value_or(variable.name), &variable);
    }
    for (const auto& [name, value] : expected.locals) {
        const auto found = shown.find(name);
        local(label, name, value, found == shown.end() ? nullptr : found->second,
              expected.state == Snapshot::State::created);
    }
    for (const auto& [name, variable] : shown) {
        // CPython's own variables, such as the iterator of a generator expression, are not in traces.
        if (name.starts_with('.') || expected.locals.contains(name)) continue;
        if (variable->value.kind == inspector::ValueKind::unavailable) continue;
        if (is_bound(variable->value))
            add(Subject::local, Grade::wrong, label, "not bound", value_text(variable->value), name);
    }
}

void Comparison::local(const std::string& label, const std::string& name, const Json& expected,
                       const inspector::Variable* variable, bool before_start) {
    const std::string right = to_line(expected);
    if (before_start) {
        add(Subject::local, Grade::elsewhere, label, right,
            "an argument before the first step: the translated body takes it over when it starts", name);
        return;
    }
    if (variable == nullptr) {
        add(Subject::local, Grade::wrong, label, right, "not shown", name);
        return;
    }
    if (variable->value.kind == inspector::ValueKind::unavailable) {
        add(Subject::local, Grade::missing, label, right, variable->value.reason, name);
        return;
    }
    const bool same = is_same(variable->value, expected, identities_);
    add(Subject::local, same ? Grade::exact : Grade::wrong, label, right, value_text(variable->value), name);
}

void Comparison::delegate(const std::string& label, const Snapshot& expected, const inspector::Frame& frame) {
    const inspector::Edge* awaits = nullptr;
    for (const auto& edge : frame.edges)
        if (edge.kind == inspector::Edge::Kind::awaits) awaits = &edge;
    const inspector::Frame* inner = awaits == nullptr ? nullptr : frame_at(awaits->target);
    const std::string shown = inner == nullptr ? "none" : inner->function + " by " + awaits->by;
    if (expected.delegate && expected.delegate->cut) return;  // traces follow no chain further
    if (!expected.delegate || expected.delegate->generator.empty()) {
        const std::string right = expected.delegate ? "no generator, " + expected.delegate->iterator : "none";
        add(Subject::delegate, inner == nullptr ? Grade::exact : Grade::wrong, label, right, shown);
        return;
    }
    const std::string& named = expected.delegate->generator;
    if (inner == nullptr && expected.delegate->snapshot.state == Snapshot::State::closed) {
        add(Subject::delegate, Grade::elsewhere, label, named, "a delegate that is closed has no frame any more");
        return;
    }
    if (inner == nullptr) {
        const bool refers = std::any_of(frame.edges.begin(), frame.edges.end(), [](const inspector::Edge& edge) {
            return edge.kind == inspector::Edge::Kind::refers;
        });
        add(Subject::delegate, refers ? Grade::missing : Grade::wrong, label, named, refers ? "refers to some" : shown);
        return;
    }
    const auto known = held_->coroutines.find(named);
    const bool other = known != held_->coroutines.end() && known->second && *known->second != inner->address;
    add(Subject::delegate, other ? Grade::wrong : Grade::exact, label, named, shown);
    if (!other) generator(label + " > " + named, expected.delegate->snapshot, *inner);
}

const inspector::Frame* Comparison::frame_at(inspector::Address address) const {
    const auto& frames = seen_->frames;
    const auto found =
        std::lower_bound(frames.begin(), frames.end(), address,
                         [](const inspector::Frame& one, inspector::Address value) { return one.address < value; });
    return found == frames.end() || found->address != address ? nullptr : &*found;
}

void Comparison::add(Subject subject, Grade grade, const std::string& label, const std::string& expected,
                     const std::string& seen, const std::string& local) {
    auto& earlier = earlier_[label + "\n" + std::string(name(subject)) + "\n" + local];
    if (grade == Grade::wrong && std::find(earlier.begin(), earlier.end(), seen) != earlier.end()) grade = Grade::stale;
    if (grade == Grade::exact && (earlier.empty() || earlier.back() != seen)) earlier.push_back(seen);
    facts_.push_back({subject, grade, scenario_, held_->step, label, local, expected, seen});
}

}  // namespace yieldcheck::fidelity
