#include "inspector/values/owners.hpp"

#include "inspector/values/layout.hpp"

namespace yieldcheck::inspector {
namespace {

using Level = ValueReader::Level;

/// Owners and observers of a shared object.
struct Counts {
    std::int64_t owners = 0;
    std::int64_t observers = 0;
};

std::optional<Counts> counts_at(const ValueReader& reader, const Place& block_pointer, Address block) {
    if (block_pointer.type->target == nullptr) return std::nullopt;
    const Place place{block_pointer.type->target, block};
    auto owners = reader.scalar(place, {"_M_use_count"}), observers = reader.scalar(place, {"_M_weak_count"});
    Counts counts;
    if (owners && observers) {
        counts.owners = static_cast<std::int32_t>(*owners);
        // All owners together count as one observer.
        counts.observers = std::int64_t{static_cast<std::int32_t>(*observers)} - (counts.owners > 0 ? 1 : 0);
        return counts;
    }
    // libc++ counts from zero on.
    owners = reader.scalar(place, {"__shared_owners_"}), observers = reader.scalar(place, {"__shared_weak_owners_"});
    // Its class is often only declared: it lives in the library. There they follow the vtable pointer.
    if (block_pointer.type->target->template_name == "std::__shared_weak_count" && !owners)
        owners = reader.pointer(block + 8), observers = reader.pointer(block + 16);
    if (!owners || !observers) return std::nullopt;
    counts.owners = static_cast<std::int64_t>(*owners + 1);
    counts.observers = static_cast<std::int64_t>(*observers + (counts.owners > 0 ? 0U : 1U));
    return counts;
}

struct Shared {
    const Type* target = nullptr;
    Address pointer = 0;
    Address block = 0;
    std::optional<Counts> counts;
};

std::optional<Shared> shared_at(const ValueReader& reader, const Place& place) {
    auto pointer = reader.member(place, {"_M_ptr"});
    auto block = reader.member(place, {"_M_refcount", "_M_pi"});
    if (!pointer) pointer = reader.member(place, {"__ptr_"}), block = reader.member(place, {"__cntrl_"});
    if (!pointer || !block) return std::nullopt;
    const auto address = reader.scalar(*pointer), block_address = reader.scalar(*block);
    if (!address || !block_address) return std::nullopt;
    Shared shared{pointer->type->target, *address, *block_address, std::nullopt};
    if (*block_address != 0) shared.counts = counts_at(reader, *block, *block_address);
    return shared;
}

Value counted(std::string name, std::int64_t count) {
    Value value;
    value.kind = ValueKind::integer;
    value.name = std::move(name);
    value.text = std::to_string(count);
    return value;
}

/// How many elements an array has that is owned, nobody knows: then nothing of it is shown. What `delete` will be
/// called for is one object, also where that is a letter.
Value pointer_in(ValueReader& reader, const Place& owner, const Type* target, Address address, Level level) {
    const Type* owned = argument(*owner.type, 0);
    if (owned == nullptr || owned->kind != TypeKind::array) {
        const Type* deleter = argument(*owner.type, 1);
        const bool one = deleter != nullptr && deleter->template_name == "std::default_delete";
        Value value = reader.pointer_to(target, address, level, one ? ValueKind::reference : ValueKind::pointer);
        value.kind = ValueKind::pointer;
        return value;
    }
    Value value = reader.pointer_to(nullptr, address, level);
    value.truncated = true;
    return value;
}

std::optional<Value> print_shared(ValueReader& reader, const Place& place, Level level, bool owner) {
    const auto shared = shared_at(reader, place);
    if (!shared) return std::nullopt;
    if (shared->block != 0 && !shared->counts) return ValueReader::corrupt(*place.type, "its counts cannot be read");
    const bool alive = shared->block == 0 ? owner : shared->counts->owners > 0;
    if (shared->block != 0 && (shared->counts->owners < 0 || shared->counts->observers < 0 || (owner && !alive)))
        return ValueReader::corrupt(*place.type, "its counts are " + std::to_string(shared->counts->owners) + " and " +
                                                     std::to_string(shared->counts->observers));
    if (shared->pointer == 0 && shared->block == 0) {
        Value value;
        value.kind = ValueKind::empty;
        value.text = "nullptr";
        return value;
    }
    Value value = alive ? pointer_in(reader, place, shared->target, shared->pointer, level) : Value{};
    if (!alive) {
        value.kind = ValueKind::empty;
        value.text = "expired";
    }
    if (!shared->counts) return value;
    value.children.push_back(counted("owners", shared->counts->owners));
    value.children.push_back(counted("observers", shared->counts->observers));
    return value;
}

}  // namespace

std::optional<Value> print_unique_pointer(ValueReader& reader, const Place& place, Level level) {
    const auto pointer = unique_pointer(reader, place);
    if (!pointer) return std::nullopt;
    if (pointer->type->kind != TypeKind::pointer) return reader.content(place, *pointer, level);
    const auto address = reader.scalar(*pointer);
    if (!address) return std::nullopt;
    if (*address == 0) {
        Value value;
        value.kind = ValueKind::empty;
        value.text = "nullptr";
        return value;
    }
    return pointer_in(reader, place, pointer->type->target, *address, level);
}

std::optional<Value> print_shared_pointer(ValueReader& reader, const Place& place, Level level) {
    return print_shared(reader, place, level, true);
}

std::optional<Value> print_weak_pointer(ValueReader& reader, const Place& place, Level level) {
    return print_shared(reader, place, level, false);
}

std::optional<Value> print_reference_wrapper(ValueReader& reader, const Place& place, Level level) {
    auto pointer = reader.member(place, {"_M_data"});
    if (!pointer) pointer = reader.member(place, {"__f_"});
    const auto address = reader.scalar(pointer);
    if (!address || pointer->type->kind != TypeKind::pointer) return std::nullopt;
    Value value = reader.pointer_to(pointer->type->target, *address, level, ValueKind::reference);
    if (value.children.empty()) value.kind = ValueKind::pointer;
    return value;
}

}  // namespace yieldcheck::inspector
