// What a move step does to the library's own generator object. In Python `h = g` gives one object a second name; in C++
// the object itself moves, and with types that get it wrong a frame is destroyed twice, or never.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

namespace yieldcheck {

/// Moves the generator elsewhere, destroys what it was moved from, and moves it back: two move constructions and two
/// destructions of moved-from objects. Leaves types that cannot be moved where they are.
template <class Generator>
void move_there_and_back(std::optional<Generator>& here) {
    if constexpr (std::is_move_constructible_v<Generator>) {
        if (!here) return;
        Generator there(std::move(*here));
        here.reset();
        here.emplace(std::move(there));
    }
}

/// Moves the generator onto `target`, which drops what `target` was, and back onto the object that it was moved from.
/// False, and nothing has happened, where the type has no move assignment or one of them is not there.
template <class Generator>
bool assign_there_and_back(std::optional<Generator>& here, std::optional<Generator>& target) {
    if constexpr (std::is_move_assignable_v<Generator>) {
        if (!here || !target) return false;
        *target = std::move(*here);
        *here = std::move(*target);
        return true;
    }
    return false;
}

}  // namespace yieldcheck
