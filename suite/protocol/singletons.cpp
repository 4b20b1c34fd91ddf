// None, True, False, Ellipsis, NotImplemented.
#include "protocol/number.hpp"

namespace yieldcheck {
namespace {

class Singleton final : public BuiltinObject {
public:
    Singleton(const BuiltinType& (*its_type)(), const char32_t* name, bool true_or_not, Kind kind)
        : BuiltinObject(kind), type_(its_type), name_(name), truth_(true_or_not) {}

    Text repr() override { return name_; }
    bool truth() override { return truth_; }
    std::size_t hash() override { return kind() == Kind::none ? none_hash : Object::hash(); }

protected:
    const BuiltinType& builtin_type() const override { return type_(); }

private:
    static constexpr std::size_t none_hash = 0xFCA86420;  // CPython's constant since 3.12

    const BuiltinType& (*type_)();
    const char32_t* name_;
    bool truth_;
};

const BuiltinType& none_type() {
    static const BuiltinType type("NoneType", {});
    return type;
}

const BuiltinType& ellipsis_type() {
    static const BuiltinType type("ellipsis", {});
    return type;
}

const BuiltinType& not_implemented_type() {
    static const BuiltinType type("NotImplementedType", {});
    return type;
}

Value for_ever(Object* object) { return Heap::immortal(Value(object)); }

}  // namespace

// Before all other objects of the program: translated files use them while they initialise.
#define FIRST __attribute__((init_priority(200)))

const Value None FIRST = for_ever(new Singleton(none_type, U"None", false, Kind::none));
const Value True FIRST = for_ever(new BooleanObject(true));
const Value False FIRST = for_ever(new BooleanObject(false));
const Value Ellipsis FIRST = for_ever(new Singleton(ellipsis_type, U"Ellipsis", true, Kind::other));
const Value NotImplemented FIRST = for_ever(new Singleton(not_implemented_type, U"NotImplemented", true, Kind::other));

}  // namespace yieldcheck
