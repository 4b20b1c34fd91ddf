#include "inspector/snapshot.hpp"

namespace yieldcheck::inspector {

std::string_view name(State state) {
    switch (state) {
        case State::created: return "GEN_CREATED";
        case State::running: return "GEN_RUNNING";
        case State::suspended: return "GEN_SUSPENDED";
        case State::closed: return "GEN_CLOSED";
        case State::unknown: return "UNKNOWN";
    }
    return {};
}

std::string_view name(LineConfidence confidence) {
    switch (confidence) {
        case LineConfidence::none: return "none";
        case LineConfidence::doubtful: return "doubtful";
        case LineConfidence::inferred: return "inferred";
        case LineConfidence::exact: return "exact";
    }
    return {};
}

std::string_view name(RegionKind kind) {
    switch (kind) {
        case RegionKind::heap: return "heap";
        case RegionKind::mapping: return "mapping";
        case RegionKind::stack: return "stack";
        case RegionKind::static_storage: return "static storage";
    }
    return {};
}

std::string_view name(Edge::Kind kind) {
    switch (kind) {
        case Edge::Kind::awaits: return "awaits";
        case Edge::Kind::awaited_by: return "awaited by";
        case Edge::Kind::refers: return "refers";
    }
    return {};
}

}  // namespace yieldcheck::inspector
