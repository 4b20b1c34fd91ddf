// Named attributes in the order in which they were first set: what an instance, a class, a function or a module owns.
#pragma once

#include "protocol/value.hpp"

#include <unordered_map>

namespace yieldcheck {

class Attributes {
public:
    Value find(std::string_view name) const;  // unbound when absent
    void set(std::string_view name, Value value);
    Value take(std::string_view name);  // removes it; unbound when there was none
    void clear() noexcept;              // drops the values in order
    std::size_t size() const;
    std::vector<std::pair<std::string, Value>> entries() const;

    /// `__dict__`: the same attributes as a dict that goes on to be the place where they live.
    Value dictionary();
    void use_dictionary(Value dictionary);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const noexcept { return std::hash<std::string_view>{}(name); }
    };

    std::size_t position(std::string_view name) const;  // entries_.size() when absent
    void index_all();

    std::vector<std::pair<std::string, Value>> entries_;
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> index_;  // only once there are many entries
    Value dictionary_;  // bound as soon as somebody asked for it; then the entries are empty
};

}  // namespace yieldcheck
