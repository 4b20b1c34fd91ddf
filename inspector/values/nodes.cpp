#include "inspector/values/nodes.hpp"

#include "inspector/values/layout.hpp"

#include <algorithm>

namespace yieldcheck::inspector {

using Level = ValueReader::Level;

NodeElements NodeElements::single(ValueReader& reader, const Place& container, Level level) {
    NodeElements elements(reader, level);
    elements.element_ = argument(*container.type, 0);
    elements.value_.kind = ValueKind::sequence;
    return elements;
}

NodeElements NodeElements::pairs(ValueReader& reader, const Place& container, Level level, std::size_t allocator) {
    NodeElements elements(reader, level);
    elements.is_map_ = true;
    elements.value_.kind = ValueKind::map;
    elements.key_ = argument(*container.type, 0);
    elements.mapped_ = argument(*container.type, 1);
    const Type* holder = argument(*container.type, allocator);
    const Type* pair = holder != nullptr ? argument(*holder, 0) : nullptr;
    if (pair != nullptr && !pair->declaration && pair->template_name == "std::pair") elements.element_ = pair;
    return elements;
}

bool NodeElements::expect(std::uint64_t count) {
    if (count > reader_.limits().length) {
        value_.kind = ValueKind::unavailable;
        value_.reason = "its length is " + std::to_string(count) + ", which cannot be";
        return false;
    }
    value_.length = count;
    return true;
}

Address NodeElements::behind(Address node, std::uint64_t links) const {
    if (element_ != nullptr) return aligned(node + links, *element_);
    return std::max(aligned(node + links, *key_), aligned(node + links, *mapped_));
}

bool NodeElements::wants_more() {
    if (value_.length && nodes_.size() >= *value_.length) return false;
    if (level_.depth < reader_.limits().depth && nodes_.size() < reader_.limits().elements) return true;
    value_.truncated = true;
    return false;
}

void NodeElements::ends_early() {
    const std::string of = value_.length ? " of " + std::to_string(*value_.length) : "";
    broken("its links end after " + std::to_string(nodes_.size()) + of + " elements");
}

bool NodeElements::add(Address node, std::uint64_t links) {
    if (node == 0 || !reader_.pointer(node)) {
        ends_early();
        return false;
    }
    if (!nodes_.insert(node).second) {
        broken("its links form a cycle after " + std::to_string(nodes_.size()) + " elements");
        return false;
    }
    const Address element = behind(node, links);
    if (!is_map_) {
        value_.children.push_back(reader_.read({element_, element}, level_.down()));
        return true;
    }
    std::optional<Place> key, mapped;
    if (element_ != nullptr) {
        key = reader_.member({element_, element}, {"first"});
        mapped = reader_.member({element_, element}, {"second"});
    }
    if (!key || !mapped) {
        key = {key_, element};
        mapped = {mapped_, aligned(element + key_->size, *mapped_)};
    }
    value_.children.push_back(reader_.read(*key, level_.down()));
    value_.children.push_back(reader_.read(*mapped, level_.down()));
    return true;
}

namespace {

/// Where the links of a list's node lie.
struct ListShape {
    std::uint64_t next;
    std::optional<std::uint64_t> previous;  // none: a list that goes forwards alone
    std::uint64_t links;
};

/// Nodes linked to the next one, until `end`.
Value follow_links(const ValueReader& reader, NodeElements& elements, Address first, Address end,
                   const ListShape& shape, bool counted) {
    Address node = first;
    while (node != end && elements.wants_more()) {
        if (!elements.add(node, shape.links)) return elements.finish();
        const auto next = reader.pointer(node + shape.next);
        const auto back = next && shape.previous ? reader.pointer(*next + *shape.previous) : std::optional(node);
        if (!next || (*next != 0 && back && *back != node)) {
            elements.broken("its links contradict each other");
            return elements.finish();
        }
        node = *next;
    }
    if (node == end && counted && elements.wants_more()) elements.ends_early();
    return elements.finish();
}

/// A red-black tree: where its links lie in a node, and how many bytes they take.
struct TreeShape {
    std::uint64_t left, right, parent, links;
};

/// The next node in order; 0 when a link cannot be read. Bounded: no tree is deeper.
Address successor(const ValueReader& reader, const TreeShape& shape, Address node) {
    constexpr int deepest = 128;
    auto right = reader.pointer(node + shape.right);
    if (!right) return 0;
    if (*right != 0) {
        node = *right;
        for (int i = 0; i < deepest; ++i) {
            const auto left = reader.pointer(node + shape.left);
            if (!left) return 0;
            if (*left == 0) return node;
            node = *left;
        }
        return 0;
    }
    for (int i = 0; i < deepest; ++i) {
        const auto parent = reader.pointer(node + shape.parent);
        const auto is_right = parent ? reader.pointer(*parent + shape.right) : std::nullopt;
        const auto is_left = parent ? reader.pointer(*parent + shape.left) : std::nullopt;
        if (!is_left) return 0;
        if (*is_left == node) return *parent;
        if (!is_right || *is_right != node) return 0;
        node = *parent;
    }
    return 0;
}

std::optional<Value> walk_tree(ValueReader& reader, const Place& place, NodeElements elements) {
    TreeShape shape{16, 24, 8, 32};
    auto count = reader.scalar(place, {"_M_t", "_M_impl", "_M_node_count"});
    auto first = reader.scalar(place, {"_M_t", "_M_impl", "_M_header", "_M_left"});
    std::optional<Address> end;
    if (const auto header = reader.member(place, {"_M_t", "_M_impl", "_M_header"})) end = header->address;
    if (const auto tree = first ? std::nullopt : reader.member(place, {"__tree_"})) {
        shape = {0, 8, 16, 25};  // the color's byte is the last, and what follows may use its padding
        first = reader.scalar(*tree, {"__begin_node_"});
        const auto size = compressed_member(reader, *tree, "__pair3_", 0, "__size_");
        count = reader.scalar(size);
        if (const auto end_node = compressed_member(reader, *tree, "__pair1_", 0, "__end_node_"))
            end = end_node->address;
    }
    if (!count || !first || !end || !elements.known()) return std::nullopt;
    if (!elements.expect(*count)) return elements.finish();
    Address node = *first;
    while (elements.wants_more()) {
        if (node == *end) {
            elements.ends_early();
            break;
        }
        if (!elements.add(node, shape.links)) break;
        if (elements.wants_more()) node = successor(reader, shape, node);
    }
    return elements.finish();
}

std::optional<Value> walk_hash_table(ValueReader& reader, const Place& place, NodeElements elements) {
    std::uint64_t links = 8;
    auto first = reader.scalar(place, {"_M_h", "_M_before_begin", "_M_nxt"});
    auto count = reader.scalar(place, {"_M_h", "_M_element_count"});
    if (const auto table = first ? std::nullopt : reader.member(place, {"__table_"})) {
        links = 16;  // the hash stands beside the link
        const auto head = compressed_member(reader, *table, "__p1_", 0, "__first_node_");
        const auto size = compressed_member(reader, *table, "__p2_", 0, "__size_");
        first = reader.scalar(head, {"__next_"});
        count = reader.scalar(size);
    }
    if (!first || !count || !elements.known()) return std::nullopt;
    if (!elements.expect(*count)) return elements.finish();
    return follow_links(reader, elements, *first, 0, {0, std::nullopt, links}, true);
}

}  // namespace

std::optional<Value> print_list(ValueReader& reader, const Place& place, Level level) {
    auto elements = NodeElements::single(reader, place, level);
    std::uint64_t next = 0;
    auto end = reader.member(place, {"_M_impl", "_M_node"});
    auto first = reader.scalar(end, {"_M_next"});
    auto count = reader.scalar(end, {"_M_size"});
    if (!end) {
        next = 8;
        end = reader.member(place, {"__end_"});
        first = reader.scalar(end, {"__next_"});
        const auto size = compressed_member(reader, place, "__size_alloc_", 0, "__size_");
        count = reader.scalar(size);
    }
    if (!end || !first || !elements.known()) return std::nullopt;
    if (count && !elements.expect(*count)) return elements.finish();
    return follow_links(reader, elements, *first, end->address, {next, 8 - next, 16}, count.has_value());
}

std::optional<Value> print_forward_list(ValueReader& reader, const Place& place, Level level) {
    auto elements = NodeElements::single(reader, place, level);
    auto first = reader.scalar(place, {"_M_impl", "_M_head", "_M_next"});
    if (const auto head =
            first ? std::nullopt : compressed_member(reader, place, "__before_begin_", 0, "__before_begin_"))
        first = reader.scalar(*head, {"__next_"});
    if (!first || !elements.known()) return std::nullopt;
    Value value = follow_links(reader, elements, *first, 0, {0, std::nullopt, 8}, false);
    if (!value.truncated && value.reason.empty()) value.length = value.children.size();
    return value;
}

std::optional<Value> print_set(ValueReader& reader, const Place& place, Level level) {
    return walk_tree(reader, place, NodeElements::single(reader, place, level));
}

std::optional<Value> print_map(ValueReader& reader, const Place& place, Level level) {
    return walk_tree(reader, place, NodeElements::pairs(reader, place, level, 3));
}

std::optional<Value> print_hash_set(ValueReader& reader, const Place& place, Level level) {
    return walk_hash_table(reader, place, NodeElements::single(reader, place, level));
}

std::optional<Value> print_hash_map(ValueReader& reader, const Place& place, Level level) {
    return walk_hash_table(reader, place, NodeElements::pairs(reader, place, level, 4));
}

}  // namespace yieldcheck::inspector
