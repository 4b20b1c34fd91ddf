#include "inspector/image/coroutine.hpp"

#include <charconv>

namespace yieldcheck::inspector {
namespace {

enum class Part { actor, resume, destroy, cleanup };

struct PartName {
    Part part;
    std::string_view suffix;
};

constexpr PartName parts[] = {
    {Part::actor, ".actor"}, {Part::resume, ".resume"}, {Part::destroy, ".destroy"}, {Part::cleanup, ".cleanup"}};

struct ParsedName {
    Part part;
    std::string_view base;
    bool cold = false;
};

/// base.resume, base.actor.lto_priv.0, base.destroy.llvm.123: what link-time optimisation adds is no part of the name.
/// base.actor.cold and base.resume.part.0 are pieces that no frame refers to.
std::optional<ParsedName> parse(std::string_view symbol) {
    for (const auto& [part, suffix] : parts) {
        const auto at = symbol.rfind(suffix);
        if (at == std::string_view::npos || at == 0) continue;
        const auto rest = symbol.substr(at + suffix.size());
        if (rest.empty() || rest.starts_with(".lto_priv") || rest.starts_with(".llvm.") || rest.starts_with(".__uniq."))
            return ParsedName{part, symbol.substr(0, at), false};
        if (rest == ".cold" && (part == Part::actor || part == Part::resume))
            return ParsedName{part, symbol.substr(0, at), true};
    }
    return std::nullopt;
}

/// gcc names its functions after their parameter, a frame type that is named after the ramp, with its length before it:
/// _Z5eagerPZ5eageriE15_Z5eageri.Frame is of _Z5eageri.
std::string_view ramp_of_gcc(std::string_view base) {
    constexpr std::string_view frame = ".Frame";
    if (!base.ends_with(frame)) return base;
    const auto inner = base.substr(0, base.size() - frame.size());
    for (std::size_t start = inner.size(); start-- > 1;) {
        if (inner[start - 1] < '0' || inner[start - 1] > '9') continue;
        std::size_t digits = start;
        while (digits > 0 && inner[digits - 1] >= '0' && inner[digits - 1] <= '9')
            --digits;
        for (; digits < start; ++digits) {
            std::size_t length = 0;
            std::from_chars(inner.data() + digits, inner.data() + start, length);
            if (length == base.size() - start) return inner.substr(start);
        }
    }
    return inner;
}

using Key = std::pair<std::string_view, unsigned>;

/// The symbol of the same source file, otherwise any of the group.
template <class Map>
std::uint64_t partner(const Map& map, const Key& key) {
    if (const auto same = map.find(key); same != map.end()) return same->second;
    const auto any = map.lower_bound({key.first, 0});
    return any != map.end() && any->first.first == key.first ? any->second : 0;
}

}  // namespace

std::vector<Coroutine> find_coroutines(const Image& image) {
    if (image.stripped()) return find_coroutines_by_code(image);
    std::map<Key, std::uint64_t> destroys, cleanups;
    std::map<Key, CodeRange> colds;
    std::map<std::uint64_t, std::uint64_t> sizes;
    std::map<std::string, const Symbol*, std::less<>> ramps;
    std::map<std::uint64_t, Coroutine> found;
    for (const auto& symbol : image.symbols()) {
        if (!symbol.function) continue;
        const auto name = parse(symbol.name);
        if (!name) continue;
        if (name->cold) {
            colds.emplace(Key{name->base, symbol.source}, CodeRange{symbol.address, symbol.address + symbol.size});
            continue;
        }
        if (name->part == Part::destroy) sizes[symbol.address] = symbol.size;
        switch (name->part) {
            case Part::destroy: destroys.emplace(Key{name->base, symbol.source}, symbol.address); break;
            case Part::cleanup: cleanups.emplace(Key{name->base, symbol.source}, symbol.address); break;
            case Part::actor:
            case Part::resume: {
                Coroutine coroutine;
                coroutine.abi = name->part == Part::actor ? CoroutineAbi::gcc : CoroutineAbi::clang;
                coroutine.mangled = coroutine.abi == CoroutineAbi::gcc ? ramp_of_gcc(name->base) : name->base;
                coroutine.group = name->base;
                coroutine.source = symbol.source;
                coroutine.resume = {symbol.address, symbol.address + symbol.size};
                found.emplace(symbol.address, std::move(coroutine));
                break;
            }
        }
    }
    for (const auto& [address, coroutine] : found)
        ramps.emplace(coroutine.mangled, nullptr);
    for (const auto& symbol : image.symbols())
        if (symbol.function)
            if (const auto ramp = ramps.find(symbol.name); ramp != ramps.end() && ramp->second == nullptr)
                ramp->second = &symbol;
    std::vector<Coroutine> all;
    for (auto& [address, coroutine] : found) {
        const Key key{coroutine.group, coroutine.source};
        coroutine.destroy = partner(destroys, key);
        coroutine.cleanup = partner(cleanups, key);
        if (coroutine.destroy == 0) continue;  // somebody's function that happens to be named so
        coroutine.destroy_code = {coroutine.destroy, coroutine.destroy + sizes[coroutine.destroy]};
        if (const auto cold = colds.find(key); cold != colds.end()) coroutine.cold = cold->second;
        if (const Symbol* ramp = ramps[coroutine.mangled]) coroutine.ramp = {ramp->address, ramp->address + ramp->size};
        all.push_back(std::move(coroutine));
    }
    return all;
}

}  // namespace yieldcheck::inspector
