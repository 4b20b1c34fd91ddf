#include "protocol/verdict.hpp"

namespace yieldcheck {

std::string_view name(VerdictKind kind) {
    switch (kind) {
        case VerdictKind::conforms: return "conforms";
        case VerdictKind::variant: return "variant";
        case VerdictKind::diverges: return "diverges";
        case VerdictKind::unsupported: return "unsupported";
        case VerdictKind::crashes: return "crashes";
        case VerdictKind::hangs: return "hangs";
        case VerdictKind::leaks: return "leaks";
        case VerdictKind::broken: return "broken";
    }
    throw std::logic_error("a verdict outside its enumeration");
}

std::optional<VerdictKind> verdict_kind(std::string_view text) {
    for (const VerdictKind kind : all_verdicts)
        if (name(kind) == text) return kind;
    return std::nullopt;
}

Json to_json(const Verdict& verdict) {
    Json json{{"verdict", name(verdict.kind)}};
    if (verdict.step) json["step"] = *verdict.step;
    if (!verdict.reason.empty()) json["reason"] = verdict.reason;
    if (!verdict.variant.empty()) json["variant"] = verdict.variant;
    if (verdict.expected) json["expected"] = to_json(*verdict.expected);
    if (verdict.observed) json["observed"] = to_json(*verdict.observed);
    return json;
}

}  // namespace yieldcheck
