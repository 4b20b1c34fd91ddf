#include "inspector/suspends/suspend_points.hpp"

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

namespace dwarf = llvm::dwarf;

constexpr std::uint64_t gcc_initial = 2, gcc_first = 4, gcc_step = 2;

class Ladder {
public:
    Ladder(const Image& image, Coroutine& coroutine, SourceCache& sources)
        : image_(image), coroutine_(coroutine), sources_(sources) {}

    SuspendPoints climb() {
        stores_ = find_index_stores(image_, coroutine_);
        find_end();
        read_source();
        take_labels();
        take_stores();
        if (coroutine_.abi == CoroutineAbi::gcc) count_in_source();
        mark_initial();
        return std::move(result_);
    }

private:
    /// The last line of the function: gcc gives it to what has no line of its own.
    void find_end() {
        last_line_ = coroutine_.last_line;
        if (last_line_ != 0) return;
        for (const auto& store : stores_)
            if (!store.in_ramp) last_line_ = std::max(last_line_, store.line.line);
    }

    void read_source() {
        if (coroutine_.file.empty() || coroutine_.line == 0) return;
        result_.source = sources_.get(coroutine_.file);
        if (!result_.source) return;
        body_ = awaits_of(*result_.source, coroutine_.line, std::max(1u, coroutine_.column));
        if (body_.last_line != 0) last_line_ = body_.last_line;
    }

    /// clang 21 and up say it: a label __coro_resume_N at the place where the coroutine goes on.
    void take_labels() {
        if (!coroutine_.function) return;
        for (const DWARFDie& child : children_of(coroutine_.function)) {
            if (child.getTag() != dwarf::DW_TAG_label) continue;
            const auto name = name_of(child);
            constexpr std::string_view prefix = "__coro_resume_";
            if (!name.starts_with(prefix)) continue;
            const std::uint64_t index = std::strtoull(name.c_str() + prefix.size(), nullptr, 10);
            auto& point = result_.points[index];
            point.line = {coroutine_.file, static_cast<unsigned>(number_of(child, dwarf::DW_AT_decl_line).value_or(0)),
                          static_cast<unsigned>(number_of(child, dwarf::DW_AT_decl_column).value_or(0))};
            point.confidence = LineConfidence::exact;
            point.reason = "the compiler's label";
            if (const auto pc = number_of(child, dwarf::DW_AT_low_pc)) point.stores.push_back(*pc);
        }
    }

    bool is_end(const SourceLine& line) const {
        return coroutine_.abi == CoroutineAbi::gcc && line.line != 0 && line.line == last_line_;
    }

    void take_stores() {
        std::map<std::uint64_t, std::vector<const IndexStore*>> by_index;
        for (const auto& store : stores_) {
            if (store.in_ramp && (coroutine_.abi == CoroutineAbi::gcc || store.line.line == 0)) continue;
            by_index[store.index].push_back(&store);
            result_.highest = std::max(result_.highest, store.index);
        }
        for (auto& [index, stores] : by_index) {
            auto& point = result_.points[index];
            const bool resumes = std::any_of(stores.begin(), stores.end(), [](auto* store) { return !store->in_ramp; });
            if (resumes) std::erase_if(stores, [](auto* store) { return store->in_ramp; });
            for (const auto* store : stores)
                if (!store->in_ramp) point.stores.push_back(store->pc);
            if (point.confidence != LineConfidence::exact) settle(point, stores);
        }
    }

    void settle(SuspendPoint& point, const std::vector<const IndexStore*>& stores) const {
        const SourceLine* chosen = nullptr;
        bool agree = true;
        for (const auto* store : stores) {
            if (store->line.line == 0 || is_end(store->line)) continue;
            if (chosen == nullptr)
                chosen = &store->line;
            else
                agree = agree && chosen->line == store->line.line;
        }
        if (chosen == nullptr) {
            point.reason = "the compiler gives its last line to it";
            return;
        }
        point.line = *chosen;
        if (!agree) {
            point.confidence = LineConfidence::doubtful;
            point.reason = "the code of this suspension carries several lines";
        } else if (coroutine_.abi == CoroutineAbi::clang && coroutine_.optimised) {
            point.confidence = LineConfidence::inferred;
            point.reason = "the line of optimised code";
        } else {
            point.confidence = LineConfidence::exact;
            point.reason = "the line of the code that suspends";
        }
    }

    /// gcc numbers the suspensions in the order of the source: 4, 6, 8 …
    void count_in_source() {
        if (!result_.source || !body_.usable || (!source_fits() && !fits_with_macros())) {
            without_source();
            return;
        }
        result_.counted = body_.awaits.size();
        for (std::size_t i = 0; i < body_.awaits.size(); ++i) {
            auto& point = result_.points[gcc_first + gcc_step * i];
            const auto& await = body_.awaits[i];
            const bool same = point.line.line == await.line;
            if (point.line.line != 0 && !same) {
                // Optimised code moves between lines. The text and its order do not.
                point.reason = "counted in the source; the code there carries line " + std::to_string(point.line.line);
                point.confidence = LineConfidence::inferred;
            } else if (!same) {
                point.reason = "counted in the source";
                point.confidence = LineConfidence::inferred;
            } else {
                point.reason = "the line of the code that suspends, and the count in the source";
                point.confidence = LineConfidence::exact;
            }
            point.line = {coroutine_.file, await.line, await.column};
        }
    }

    /// Whether the source at hand is what was compiled: as many suspensions, and at the lines that are known.
    bool source_fits() {
        const std::uint64_t count = body_.awaits.size();
        const std::uint64_t final_index = gcc_first + gcc_step * count;
        bool fits = result_.highest <= final_index && (count == 0 || result_.highest + gcc_step >= final_index);
        std::size_t known = 0, apart = 0;
        for (std::size_t i = 0; i < body_.awaits.size(); ++i) {
            const auto point = result_.points.find(gcc_first + gcc_step * i);
            if (point == result_.points.end() || point->second.line.line == 0) continue;
            ++known;
            const auto line = point->second.line.line;
            if (line < body_.awaits[i].line || line > body_.awaits[i].last_line) ++apart;
        }
        // Without optimisation every known line must be right; with it most of them.
        fits = fits && (coroutine_.optimised ? 2 * apart <= known : apart == 0);
        mismatch_ = !fits;
        return fits;
    }

    bool fits_with_macros() {
        body_ = awaits_of(*result_.source, coroutine_.line, std::max(1u, coroutine_.column),
                          sources_.macros_of(coroutine_.function).get());
        return body_.usable && source_fits();
    }

    void without_source() {
        for (auto& [index, point] : result_.points) {
            if (index < gcc_first || point.line.line == 0) continue;
            if (coroutine_.optimised && point.confidence == LineConfidence::exact) {
                point.confidence = LineConfidence::inferred;
                point.reason = "the line of optimised code; the source is not at hand to check it";
            }
        }
        if (mismatch_ && !uses_macros()) result_.source = nullptr;
    }

    /// A macro hides a co_yield from us; the source is the right one all the same when every known line has a word.
    bool uses_macros() const {
        for (const auto& [index, point] : result_.points) {
            if (index < gcc_first || point.line.line == 0 || is_final(index)) continue;
            const auto token = result_.source->token_at(point.line.line, std::max(1u, point.line.column));
            const auto& tokens = result_.source->tokens();
            if (token >= tokens.size() || tokens[token].line != point.line.line) return false;
        }
        return !result_.points.empty();
    }

    bool is_final(std::uint64_t index) const { return index == result_.highest; }

    void mark_initial() {
        if (coroutine_.abi == CoroutineAbi::gcc) {
            auto& initial = result_.points[gcc_initial];
            initial.initial = true;
            at_declaration(initial);
            result_.points[0] = initial;
            return;
        }
        auto& first = result_.points[0];
        first.initial_or_first = coroutine_.optimised ? start_is_open() : !coroutine_.function;
        first.initial = !first.initial_or_first && !(coroutine_.optimised && starts_in_body(first));
        if (first.initial) at_declaration(first);
        if (coroutine_.single_suspension && !first.initial && !first.initial_or_first) take_only_await(first);
    }

    /// clang: whether number 0 may be the initial suspension as well as one in the body.
    bool start_is_open() const {
        if (!coroutine_.function) return true;
        if (coroutine_.start == Start::at_once) return false;
        return coroutine_.single_suspension && (coroutine_.start == Start::unknown || coroutine_.stores_others);
    }

    /// With initial_suspend() never, optimised code numbers the first co_await 0.
    bool starts_in_body(const SuspendPoint& first) const {
        if (coroutine_.start != Start::unknown) return coroutine_.start == Start::at_once;
        const bool at_name = first.line.line == 0 || first.line.line == coroutine_.line;
        return !at_name || names_await(first);
    }

    void take_only_await(SuspendPoint& point) {
        if (!result_.source) return;
        const auto body = awaits_of(*result_.source, coroutine_.line, std::max(1u, coroutine_.column),
                                    sources_.macros_of(coroutine_.function).get());
        if (!body.usable || body.awaits.size() != 1) return;
        point.line = {coroutine_.file, body.awaits.front().line, body.awaits.front().column};
        point.confidence = LineConfidence::inferred;
        point.reason = "the only one in the source";
    }

    bool names_await(const SuspendPoint& point) const {
        if (!result_.source || point.line.line == 0) return false;
        const auto token = result_.source->token_at(point.line.line, std::max(1u, point.line.column));
        const auto& tokens = result_.source->tokens();
        return token < tokens.size() && tokens[token].text.starts_with("co_");
    }

    void at_declaration(SuspendPoint& point) const {
        point.line = {coroutine_.file, coroutine_.line, coroutine_.column};
        point.confidence = coroutine_.line != 0 ? LineConfidence::exact : LineConfidence::none;
        point.reason = "the function itself";
    }

    const Image& image_;
    Coroutine& coroutine_;
    SourceCache& sources_;
    std::vector<IndexStore> stores_;
    AwaitsInSource body_;
    unsigned last_line_ = 0;
    bool mismatch_ = false;
    SuspendPoints result_;
};

}  // namespace

std::shared_ptr<const SourceText> SourceCache::get(const std::string& path) {
    const auto [entry, added] = texts_.try_emplace(path);
    if (added) entry->second = SourceText::load(path);
    return entry->second;
}

std::shared_ptr<const Macros> SourceCache::macros_of(const DWARFDie& function) {
    if (!function) return nullptr;
    const auto [entry, added] = macros_.try_emplace(unit_name(function));
    if (!added) return entry->second;
    auto macros = std::make_shared<Macros>();
    for (const auto& file : files_of_unit(function))
        if (mentions_suspension(file))
            if (const auto source = get(file)) macros->add(*source);
    return entry->second = std::move(macros);
}

SuspendPoints find_suspend_points(const Image& image, Coroutine& coroutine, SourceCache& sources) {
    return Ladder(image, coroutine, sources).climb();
}

}  // namespace yieldcheck::inspector
