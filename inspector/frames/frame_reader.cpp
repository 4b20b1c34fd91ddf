#include "inspector/frames/frame_reader.hpp"

#include "inspector/frames/frame_state.hpp"
#include "inspector/frames/kept_handles.hpp"
#include "inspector/image/type_table.hpp"
#include "inspector/scope/scope.hpp"
#include "inspector/values/scalar.hpp"

#include <algorithm>
#include <charconv>

namespace yieldcheck::inspector {
namespace {

constexpr std::uint64_t most_frame_bytes = std::uint64_t{1} << 20;

/// The number of the suspension that gcc's awaiter is for: Aw0_2_3 and Yd1_4_5 are counted together, as the indices
/// 4, 6, 8 … are.
std::optional<std::uint64_t> awaiter_index(std::string_view member) {
    if (!member.starts_with("Aw") && !member.starts_with("Yd")) return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(member.data() + 2, member.data() + member.size(), number);
    if (error != std::errc{} || (end != member.data() + member.size() && *end != '_')) return std::nullopt;
    return 4 + 2 * number;
}

/// Whether each suspension of the function has an awaiter in the frame, so that the numbers of the two go together:
/// what is awaited by its own name (`co_await event;`) has none, and is not counted.
bool awaiters_are_numbered(const Coroutine& coroutine, std::size_t suspensions) {
    const auto awaiters = std::count_if(coroutine.members.begin(), coroutine.members.end(),
                                        [](const auto& member) { return awaiter_index(member.first).has_value(); });
    return static_cast<std::size_t>(awaiters) == suspensions;
}

/// "sub.h" for the word at an offset within a type; handles and smart pointers are named, not what is in them.
std::string member_path(const Type& type, std::uint64_t offset, int depth = 0) {
    if (depth > 12 || type.template_name.starts_with("std::")) return {};
    if (type.kind == TypeKind::array && type.target != nullptr && type.target->size > 0)
        return "[" + std::to_string(offset / type.target->size) + "]" +
               member_path(*type.target, offset % type.target->size, depth + 1);
    if (type.kind != TypeKind::structure && type.kind != TypeKind::union_) return {};
    for (const auto& member : type.members()) {
        if (member.type == nullptr || member.virtual_base || offset < member.offset) continue;
        const auto within = offset - member.offset;
        if (within >= std::max<std::uint64_t>(member.type->size, 1)) continue;
        const auto inner = member_path(*member.type, within, depth + 1);
        return member.base || member.name.empty() ? inner : "." + member.name + inner;
    }
    return {};
}

std::string offset_text(std::uint64_t offset) {
    char text[24];
    std::snprintf(text, sizeof text, "+0x%lx", static_cast<unsigned long>(offset));
    return text;
}

}  // namespace

/// Where it stands in its code.
struct FrameReader::Where {
    CodePlace place;
    LineConfidence confidence = LineConfidence::none;
    std::string reason;
    std::shared_ptr<const SourceText> source;
    std::size_t suspensions = 0;  // of the whole function; 0: not counted
};

/// The place, and what is in scope there.
struct FrameReader::Standing {
    Where where;
    std::vector<ScopedVariable> scoped;
    std::vector<unsigned> depths;  // of their blocks
};

FrameReader::Where FrameReader::place_of(const FoundFrame& found) const {
    const auto& module = module_of(found);
    auto& known_coroutine = known(found);
    const auto& suspends = suspends_of(module, known_coroutine, sources_);
    Where where;
    where.source = suspends.source;
    where.suspensions = suspends.counted;
    if (found.activation) {
        where.place.running = true;
        where.place.code = {found.activation->code};
        where.place.line = module.image->outer_line(found.activation->code);
        where.place.line_known = where.place.line.line != 0;
        where.confidence = where.place.line_known ? LineConfidence::exact : LineConfidence::none;
        where.reason = "the thread's program counter";
        return where;
    }
    if (!found.index || found.state == State::closed) return where;
    const auto point = suspends.points.find(*found.index);
    if (point == suspends.points.end()) {
        where.reason = "the code that stores its index was not found";
        return where;
    }
    where.place.line = point->second.line;
    where.place.code = point->second.stores;
    where.confidence = point->second.confidence;
    where.reason = point->second.reason;
    where.place.line_known = where.confidence == LineConfidence::exact || where.confidence == LineConfidence::inferred;
    return where;
}

Frame FrameReader::listing(const FoundFrame& found) const {
    const auto& where = standing_of(found).where;
    const auto& coroutine = known(found).coroutine;
    Frame frame;
    frame.address = found.address();
    frame.size = coroutine.frame_size;
    frame.function = coroutine.name;
    frame.mangled = coroutine.mangled;
    frame.compiler = coroutine.compiler;
    frame.module = found.candidate.module;
    frame.state = found.state;
    frame.doubtful = !found.doubt.empty();
    frame.doubt = found.doubt;
    if (found.activation) frame.thread = found.activation->thread;
    frame.file = where.place.line.file.empty() ? coroutine.file : where.place.line.file;
    frame.line = where.place.line.line;
    frame.column = where.place.line.column;
    frame.confidence = where.confidence;
    frame.line_reason = where.reason;
    frame.declared_line = coroutine.line;
    frame.suspend_index = found.index;
    frame.region = found.region;
    frame.notes = found.notes;
    for (const auto alias : found.candidate.aliases)
        frame.notes.push_back("its code is shared with " + (*module_of(found).coroutines)[alias].coroutine.mangled +
                              ", it may be one of those");
    if (coroutine.by_code)
        frame.notes.push_back(
            "its program is stripped, it was recognised by its code: it has no name, the number is where its resume "
            "function stands in the file");
    if (!coroutine.function)
        frame.notes.push_back("no debug information: its line, parameters and locals are not known");
    return frame;
}

Variable FrameReader::read_variable(const FoundFrame& found, const ScopedVariable& scoped, unsigned depth,
                                    ValueReader& reader) const {
    const auto& variable = *scoped.variable;
    auto& types = *module_of(found).types;
    const Type& type = types.of(variable.type);
    Variable result;
    result.name = variable.name;
    result.type = type.name;
    result.depth = depth;
    result.declared_line = variable.line;
    result.shadowed = scoped.shadowed;
    result.artificial = variable.artificial;
    if (const auto place = place_of(found, scoped)) {
        result.value = reader.read(*place);
        result.value.is_static = variable.address.has_value();
    } else if (scoped.missing.empty() && variable.constant) {
        result.value = scalar_value(
            type, std::as_bytes(std::span(&*variable.constant, 1)).first(std::clamp<std::size_t>(type.size, 1, 8)));
    } else {
        result.value =
            ValueReader::unavailable(type, scoped.missing.empty() ? "its place is not known" : scoped.missing);
    }
    return result;
}

std::optional<Place> FrameReader::place_of(const FoundFrame& found, const ScopedVariable& scoped) const {
    const auto& variable = *scoped.variable;
    if (!scoped.missing.empty() || variable.constant) return std::nullopt;
    const Type& type = module_of(found).types->of(variable.type);
    if (variable.address) return Place{&type, module_of(found).in_target(*variable.address)};
    if (variable.offset) return Place{&type, found.address() + *variable.offset};
    if (variable.behind)
        if (const auto target =
                ValueReader(memory_, book_, limits_).pointer(found.address() + variable.behind->pointer))
            return Place{&type, *target + variable.behind->beyond};
    return std::nullopt;
}

std::optional<Place> FrameReader::promise_of(const FoundFrame& found) const {
    const auto& coroutine = known(found).coroutine;
    if (!coroutine.function || !coroutine.promise_type) return std::nullopt;
    return Place{&module_of(found).types->of(coroutine.promise_type), found.address() + coroutine.promise_offset};
}

const FrameReader::Standing& FrameReader::standing_of(const FoundFrame& found) const {
    const auto& coroutine = known(found).coroutine;
    const bool waits = !found.activation && found.index && found.state != State::closed;
    auto& standing = waits ? standings_[{&known(found), *found.index}] : other_;
    if (waits && standing) return *standing;
    standing = std::make_shared<Standing>();
    standing->where = place_of(found);
    const auto& where = standing->where;
    standing->scoped = variables_in_scope(coroutine, where.place, where.source.get());
    for (const auto& scoped : standing->scoped) {
        const auto& declared = *scoped.variable;
        unsigned depth = declared.depth;
        if (where.source && declared.line != 0 && !declared.parameter && !declared.name.starts_with("__"))
            depth = block_depth(
                *where.source, coroutine.line, declared.line,
                declared.column != 0 ? declared.column : column_of(*where.source, declared.name, declared.line));
        standing->depths.push_back(depth);
    }
    return *standing;
}

/// Of what is in scope: a closed frame has nothing any more, one that was never resumed its parameters alone.
bool FrameReader::shows(const FoundFrame& found, const ScopedVariable& scoped) const {
    const bool destroying = found.activation && found.activation->destroying;
    if (!known(found).coroutine.function || destroying) return false;
    if (found.state == State::closed || found.state == State::unknown) return false;
    return found.state != State::created || scoped.variable->parameter;
}

std::vector<PathRoot> FrameReader::roots(const FoundFrame& found) const {
    std::vector<PathRoot> all;
    if (const auto promise = promise_of(found)) all.push_back({"promise", promise, {}});
    ValueReader reader(memory_, book_, limits_);
    for (const auto& scoped : standing_of(found).scoped) {
        if (scoped.shadowed || !shows(found, scoped)) continue;
        PathRoot root{scoped.variable->name, place_of(found, scoped), {}};
        if (!root.place) root.value = read_variable(found, scoped, 0, reader).value;
        all.push_back(std::move(root));
    }
    return all;
}

void FrameReader::read_values(const FoundFrame& found, Frame& frame) const {
    const auto& coroutine = known(found).coroutine;
    if (!coroutine.function) return;
    const auto& standing = standing_of(found);
    ValueReader reader(memory_, book_, limits_);
    if (const auto promise = promise_of(found)) frame.promise = reader.read(*promise);
    bool missing = false;
    for (std::size_t i = 0; i < standing.scoped.size(); ++i) {
        const auto& scoped = standing.scoped[i];
        if (!shows(found, scoped)) continue;
        auto variable = read_variable(found, scoped, standing.depths[i], reader);
        missing = missing || !scoped.missing.empty();
        (scoped.variable->parameter ? frame.parameters : frame.locals).push_back(std::move(variable));
    }
    if (missing && coroutine.optimised && coroutine.abi == CoroutineAbi::clang)
        frame.notes.push_back(
            "clang's optimised code: what is missing is kept where the debug information does not say");
    if (!coroutine.statics.empty()) {
        std::string names;
        for (const auto& name : coroutine.statics)
            names += (names.empty() ? "" : ", ") + name;
        frame.notes.push_back("static variables are not shown, clang does not say where they are in scope: " + names);
    }
    if (found.state == State::running && coroutine.optimised)
        frame.notes.push_back("optimised code is running: registers may hold newer values than the frame");
}

std::vector<Link> FrameReader::links(const FoundFrame& found) const {
    std::vector<Link> all;
    const auto& coroutine = known(found).coroutine;
    std::uint64_t size = coroutine.frame_size;
    if (size == 0) size = coroutine.index ? coroutine.index->offset + 64 : 256;
    if (found.block.state == BlockState::start_of_used) size = found.block.size;
    std::vector<std::uint64_t> words(std::min(size, most_frame_bytes) / 8);
    const auto bytes = std::as_writable_bytes(std::span(words));
    const auto count = memory_.read_some(found.address(), bytes) / 8;
    const Standing* standing = nullptr;
    for (std::size_t i = 2; i < count; ++i) {
        const auto meant = book_.frame_meant(words[i]);
        if (!meant || *meant == found.address()) continue;
        if (standing == nullptr) standing = &standing_of(found);
        Link link;
        link.from = found.address();
        link.to = *meant;
        link.offset = i * 8;
        name_link(found, *standing, link);
        all.push_back(std::move(link));
    }
    add_kept_handles(found, all);
    return all;
}

void FrameReader::add_kept_handles(const FoundFrame& found, std::vector<Link>& links) const {
    const auto promise = promise_of(found);
    if (!promise) return;
    const auto [keeps, added] = keep_handles_.try_emplace(promise->type);
    if (added) keeps->second = may_keep_handles(*promise->type);
    if (!keeps->second) return;
    ValueReader reader(memory_, book_, limits_);
    for (auto& kept : kept_handles(reader, *promise)) {
        Link link;
        link.from = found.address();
        link.to = kept.frame;
        link.by = "promise" + kept.path;
        link.in_promise = true;
        links.push_back(std::move(link));
    }
}

void FrameReader::name_link(const FoundFrame& found, const Standing& standing, Link& link) const {
    const auto& coroutine = known(found).coroutine;
    auto& types = *module_of(found).types;
    link.by = offset_text(link.offset);
    const auto holds = [&](std::uint64_t offset, const Type& type) {
        return link.offset >= offset && link.offset < offset + std::max<std::uint64_t>(type.size, 1);
    };
    if (coroutine.promise_type) {
        const Type& promise = types.of(coroutine.promise_type);
        if (holds(coroutine.promise_offset, promise)) {
            link.by = "promise" + member_path(promise, link.offset - coroutine.promise_offset);
            link.in_promise = true;
            return;
        }
    }
    bool of_variable = false;
    for (const auto& scoped : standing.scoped) {
        if (!scoped.variable->offset) continue;
        const Type& type = types.of(scoped.variable->type);
        if (!holds(*scoped.variable->offset, type)) continue;
        link.by = scoped.variable->name + member_path(type, link.offset - *scoped.variable->offset);
        of_variable = true;
        // The innermost; and what is declared, but not made yet, is left to others.
        if (scoped.missing.empty()) return;
    }
    if (of_variable) return;
    for (const auto& variable : coroutine.variables)
        if (variable.offset && holds(*variable.offset, types.of(variable.type))) link.alive = false;
    for (const auto& [name, die] : coroutine.members) {
        const Type& type = types.of(type_of(die));
        const auto offset = member_offset(die);
        if (!holds(offset, type)) continue;
        link.by = name + member_path(type, link.offset - offset);
        const auto index = awaiter_index(name);
        if (!index || !awaiters_are_numbered(coroutine, standing.where.suspensions)) continue;
        link.current_awaiter = found.index && *index == *found.index;
        link.alive = link.current_awaiter;
    }
}

}  // namespace yieldcheck::inspector
