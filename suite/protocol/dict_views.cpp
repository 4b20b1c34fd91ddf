// dict.keys(), values(), items() and the iterators over a dict.
#include "protocol/dict.hpp"
#include "protocol/sequence.hpp"
#include "protocol/set.hpp"
#include "protocol/tuple.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

Value part_of(const DictObject::Entry& entry, DictPart part) {
    switch (part) {
        case DictPart::keys: return entry.key;
        case DictPart::values: return entry.value;
        case DictPart::items: return tuple({entry.key, entry.value});
    }
    return {};
}

const BuiltinType& iterator_type(DictPart part, bool backwards) {
    static const BuiltinType types[] = {{"dict_keyiterator", {}},          {"dict_valueiterator", {}},
                                        {"dict_itemiterator", {}},         {"dict_reversekeyiterator", {}},
                                        {"dict_reversevalueiterator", {}}, {"dict_reverseitemiterator", {}}};
    return types[static_cast<std::size_t>(part) + (backwards ? 3 : 0)];
}

class DictIterator final : public BuiltinObject {
public:
    DictIterator(DictObject& source, DictPart part, bool backwards)
        : source_(&source),
          part_(part),
          backwards_(backwards),
          size_(source.length()),
          left_(size_),
          position_(backwards ? source.entries().size() : 0) {}

    bool is_iterator() const override { return true; }
    Value iterate() override { return Value(this); }
    void clear() noexcept override { source_ = {}; }

    Advance advance() override {
        if (!source_.bound()) return {None, true};
        auto& dict = static_cast<DictObject&>(*source_.object());
        if (dict.length() != size_) {
            size_ = static_cast<std::size_t>(-1);  // whatever happens to the dict, it goes on complaining
            raise_error("RuntimeError", "dictionary changed size during iteration");
        }
        const auto* entry = next_entry(dict.entries());
        if (entry == nullptr) {
            source_ = {};
            return {None, true};
        }
        if (left_ == 0) {
            source_ = {};
            raise_error("RuntimeError", "dictionary keys changed during iteration");
        }
        --left_;
        return {part_of(*entry, part_), false};
    }

protected:
    const BuiltinType& builtin_type() const override { return iterator_type(part_, backwards_); }

private:
    const DictObject::Entry* next_entry(const std::vector<DictObject::Entry>& entries) {
        if (backwards_) {
            position_ = std::min(position_, entries.size());
            while (position_ > 0) {
                if (entries[--position_].key.bound()) return &entries[position_];
            }
            return nullptr;
        }
        while (position_ < entries.size()) {
            if (entries[position_++].key.bound()) return &entries[position_ - 1];
        }
        return nullptr;
    }

    Value source_;
    DictPart part_;
    bool backwards_;
    std::size_t size_;
    std::size_t left_;
    std::size_t position_;
};

class DictView final : public BuiltinObject {
public:
    DictView(DictObject& source, DictPart part) : source_(&source), part_(part) {}

    DictObject& source() const { return static_cast<DictObject&>(*source_.object()); }
    DictPart part() const noexcept { return part_; }

    Text repr() override {
        const ReprGuard guard(*this);
        if (guard.within_itself()) return U"...";
        const std::string name = type_name();
        return Text(name.begin(), name.end()) + U"(" + yieldcheck::repr(list(items_of(Value(this)))) + U")";
    }
    std::size_t hash() override {
        if (part_ == DictPart::values) return Object::hash();
        raise_error("TypeError", "unhashable type: '" + type_name() + "'");
    }
    bool truth() override { return source_.bound() && source().length() != 0; }
    std::size_t length() override { return source_.bound() ? source().length() : 0; }
    Value iterate() override { return dict_iterator(source(), part_); }
    void clear() noexcept override { source_ = dict(); }

    bool contains(const Value& wanted) override {
        if (part_ == DictPart::keys) return source().contains(wanted);
        if (part_ == DictPart::values) return Object::contains(wanted);
        const auto* pair = wanted.as<TupleObject>();
        if (pair == nullptr || pair->items.size() != 2) return false;
        const Value* found = source().find(pair->items[0]);
        if (found == nullptr) return false;
        const Value value = *found;
        return equal(value, pair->items[1]);
    }

    /// Keys and items compare as sets do.
    Value compare(Comparison comparison, const Value& other) override {
        if (part_ == DictPart::values || !is_set_like(other)) return Object::compare(comparison, other);
        const Value mine = set(items_of(Value(this)));
        return mine->compare(comparison, set(items_of(other)));
    }

    Value binary(Operator operation, const Value& right) override { return combine(operation, Value(this), right); }
    Value reflected(Operator operation, const Value& left) override { return combine(operation, left, Value(this)); }

protected:
    const BuiltinType& builtin_type() const override;

private:
    static bool is_set_like(const Value& value) {
        if (value->kind() == Kind::set || value->kind() == Kind::frozenset) return true;
        const auto* view = value.as<DictView>();
        return view != nullptr && view->part_ != DictPart::values;
    }

    Value combine(Operator operation, const Value& left, const Value& right) const {
        const bool known = operation == Operator::bit_and || operation == Operator::bit_or ||
                           operation == Operator::bit_xor || operation == Operator::subtract;
        if (part_ == DictPart::values || !known) return NotImplemented;
        const Value result = set(items_of(left));
        return result->binary(operation, set(items_of(right)));
    }

    Value source_;
    DictPart part_;
};

Value is_disjoint(DictView& self, Arguments& arguments) {
    const Value iterator = arguments.positional()[0]->iterate();
    for (Advance step = iterator->advance(); !step.ended; step = iterator->advance()) {
        if (self.contains(step.value)) return False;
    }
    return True;
}

Value reversed(DictView& self, Arguments&) { return dict_reverse_iterator(self.source(), self.part()); }

constexpr Method set_methods[] = {method<DictView, is_disjoint>("isdisjoint", 1, 1),
                                  method<DictView, reversed>("__reversed__")};
constexpr Method value_methods[] = {method<DictView, reversed>("__reversed__")};

const BuiltinType& DictView::builtin_type() const {
    static const BuiltinType types[] = {
        {"dict_keys", {set_methods}}, {"dict_values", {value_methods}}, {"dict_items", {set_methods}}};
    return types[static_cast<std::size_t>(part_)];
}

}  // namespace

Value dict_view(DictObject& source, DictPart part) { return Value(new DictView(source, part)); }
Value dict_iterator(DictObject& source, DictPart part) { return Value(new DictIterator(source, part, false)); }
Value dict_reverse_iterator(DictObject& source, DictPart part) { return Value(new DictIterator(source, part, true)); }

}  // namespace yieldcheck
