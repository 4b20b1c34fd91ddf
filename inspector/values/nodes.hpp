// Containers of nodes: lists, trees, hash tables.
#pragma once

#include "inspector/values/printer.hpp"

#include <unordered_set>

namespace yieldcheck::inspector {

std::optional<Value> print_list(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_forward_list(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_set(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_map(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_hash_set(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_hash_map(ValueReader& reader, const Place& place, ValueReader::Level level);

/// Collects the elements of a container of nodes, up to the limits.
class NodeElements {
public:
    /// Of a list or set: the first template argument.
    static NodeElements single(ValueReader& reader, const Place& container, ValueReader::Level level);
    /// Of a map: pairs, as the allocator's argument number `allocator` of the container says, or else as the first two
    /// arguments are laid out.
    static NodeElements pairs(ValueReader& reader, const Place& container, ValueReader::Level level,
                              std::size_t allocator);

    /// False: the debug information does not say what the elements are.
    bool known() const { return element_ != nullptr || (key_ != nullptr && mapped_ != nullptr); }
    /// How many there should be. False: that many cannot be, and nothing else is to be read.
    bool expect(std::uint64_t count);
    /// Whether another one is wanted; if not although there is one, the value says so.
    bool wants_more();
    /// Adds the element in this node, behind the links. False: the walk has been here before, or cannot go on from
    /// here, and the value says so.
    bool add(Address node, std::uint64_t links);
    /// The walk ends here, where it must not.
    void broken(std::string reason) { value_.reason = std::move(reason); }
    void ends_early();
    Value finish() { return std::move(value_); }

private:
    NodeElements(ValueReader& reader, ValueReader::Level level) : reader_(reader), level_(level) {}

    Address behind(Address node, std::uint64_t links) const;

    ValueReader& reader_;
    ValueReader::Level level_;
    const Type* element_ = nullptr;
    const Type* key_ = nullptr;
    const Type* mapped_ = nullptr;
    bool is_map_ = false;
    std::unordered_set<Address> nodes_;
    Value value_;
};

}  // namespace yieldcheck::inspector
