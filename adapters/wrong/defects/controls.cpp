// No defects: the generator that all others are compared with. What these two do wrong proves nothing.
#include "defect.hpp"

namespace yieldcheck::wrong {
namespace {

struct Right final : Defect {
    bool delegates_by_hand() const override { return false; }
};
const Registered<Right> right{"right", "Nothing is wrong with it.", {}};

struct RightByHand final : Defect {};
const Registered<RightByHand> right_by_hand{
    "right-by-hand", "Nothing is wrong with it; it delegates by a loop in the delegator.", {}};

}  // namespace
}  // namespace yieldcheck::wrong
