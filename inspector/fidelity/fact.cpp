#include "inspector/fidelity/fact.hpp"

namespace yieldcheck::fidelity {

std::string_view name(Subject subject) {
    switch (subject) {
        case Subject::state: return "state";
        case Subject::line: return "line";
        case Subject::local: return "local";
        case Subject::delegate: return "delegate";
    }
    return {};
}

std::string_view name(Grade grade) {
    switch (grade) {
        case Grade::exact: return "exact";
        case Grade::missing: return "missing";
        case Grade::stale: return "stale";
        case Grade::wrong: return "wrong";
        case Grade::elsewhere: return "elsewhere";
    }
    return {};
}

}  // namespace yieldcheck::fidelity
