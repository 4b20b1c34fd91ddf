// The life of objects: the list of all that are alive, what happens when the last reference goes, breaking cycles.
#include "protocol/object.hpp"

namespace yieldcheck {
namespace {

constexpr std::uint32_t immortal_references = 1U << 30;

// Constant-initialised: objects are made while other translation units initialise.
Object* oldest = nullptr;
Object* newest = nullptr;
std::uint64_t last_serial = 0;

// Chains of objects (a list in a list in a list, a delegate's delegate) would otherwise overflow the stack when their
// first link goes. CPython puts the rest aside, too ("trashcan"), at depth 50.
constexpr int deepest_disposal = 200;
int disposal_depth = 0;
std::vector<Object*>* put_aside = nullptr;

}  // namespace

Object::Object(Kind kind) : kind_(kind), previous_(newest), serial_(++last_serial) {
    (newest != nullptr ? newest->next_ : oldest) = this;
    newest = this;
}

Object::~Object() { Heap::unlink(*this); }

void Object::dispose() noexcept {
    if (disposal_depth >= deepest_disposal) {
        references_ = 1;  // nobody else knows it any more
        if (put_aside == nullptr) put_aside = new std::vector<Object*>;
        put_aside->push_back(this);
        return;
    }
    ++disposal_depth;
    references_ = 1;
    bool dead = true;
    if (!finalised_) {
        finalised_ = true;
        finalise();
        dead = references_ == 1;
    }
    --references_;
    if (dead) delete this;
    --disposal_depth;
    while (disposal_depth == 0 && put_aside != nullptr && !put_aside->empty()) {
        Object* next = put_aside->back();
        put_aside->pop_back();
        next->references_ = 0;
        next->dispose();
    }
}

void Heap::unlink(Object& object) noexcept {
    if (object.immortal_) return;
    (object.previous_ != nullptr ? object.previous_->next_ : oldest) = object.next_;
    (object.next_ != nullptr ? object.next_->previous_ : newest) = object.previous_;
}

std::size_t Heap::mark() { return last_serial; }

std::size_t Heap::live_since(std::size_t mark) {
    std::size_t count = 0;
    for (const Object* object = newest; object != nullptr && object->serial_ > mark; object = object->previous_)
        ++count;
    return count;
}

void Heap::collect(std::size_t mark) {
    std::vector<Value> alive;
    for (Object* object = newest; object != nullptr && object->serial_ > mark; object = object->previous_) {
        alive.emplace_back(object);
    }
    // Oldest first; all finalisers see whole objects, as in CPython's collector.
    for (auto value = alive.rbegin(); value != alive.rend(); ++value) {
        if (std::exchange(value->object()->finalised_, true)) continue;
        value->object()->finalise();
    }
    for (auto value = alive.rbegin(); value != alive.rend(); ++value)
        value->object()->clear();
}

const Value& Heap::immortal(const Value& value) {
    Object& object = *value.object();
    if (!object.immortal_) {
        unlink(object);
        object.immortal_ = true;
        object.references_ += immortal_references;
    }
    return value;
}

}  // namespace yieldcheck
