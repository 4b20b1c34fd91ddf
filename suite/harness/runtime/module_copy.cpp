// copy and pickle: what they make of plain data, and how they refuse generators.
#include "harness/generator.hpp"
#include "harness/runtime/instance.hpp"
#include "harness/runtime/modules.hpp"

#include <unordered_map>

namespace yieldcheck {
namespace {

bool is_shared(const Value& value) {
    switch (value->kind()) {
        case Kind::none:
        case Kind::boolean:
        case Kind::integer:
        case Kind::real:
        case Kind::text:
        case Kind::bytes:
        case Kind::range:
        case Kind::class_object:
        case Kind::function: return true;
        default:
            return is(value, Ellipsis) || is(value, NotImplemented) ||
                   is(value->type(), builtin_class("builtin_function_or_method"));
    }
}

[[noreturn]] void cannot_pickle(const Value& value) {
    raise_error("TypeError", "cannot pickle '" + value->type_name() + "' object");
}

[[noreturn]] void outside(const char* what, const Value& value) {
    throw OutsideSubset{std::string(what) + " of a " + value->type_name() + " is outside the subset"};
}

Value copied_instance(const Value& original) {
    const auto* instance = original.as<Instance>();
    if (instance == nullptr) outside("copy", original);
    return Value(new Instance(original->type()));
}

Value copy_of(const Value& value) {
    if (is_shared(value) || value->kind() == Kind::tuple || value->kind() == Kind::frozenset) return value;
    if (value.as<GeneratorObject>() != nullptr) cannot_pickle(value);
    if (const Value method = class_of(value).find_override("__copy__"); method.bound())
        return call_attribute(method, value, {});
    if (value->kind() == Kind::list || value->kind() == Kind::dict || value->kind() == Kind::set) {
        return value->call_method("copy", {});
    }
    if (value->kind() != Kind::instance) outside("copy", value);
    Value made = copied_instance(value);
    for (const auto& [name, each] : value.as<Instance>()->own().entries())
        made.as<Instance>()->own().set(name, each);
    return made;
}

/// One deepcopy(): remembers what has been copied, so that sharing and cycles stay.
class DeepCopy {
public:
    Value copy(const Value& value) {
        if (is_shared(value)) return value;
        if (const auto done = copies_.find(value.object()); done != copies_.end()) return done->second;
        if (value.as<GeneratorObject>() != nullptr) cannot_pickle(value);
        if (const Value method = class_of(value).find_override("__deepcopy__"); method.bound()) {
            return call_attribute(method, value, {dict()});
        }
        switch (value->kind()) {
            case Kind::list: return copy_list(value);
            case Kind::tuple: return copy_tuple(value);
            case Kind::dict: return copy_dict(value);
            case Kind::set: return remember(value, set(copies(value)));
            case Kind::frozenset: return remember(value, frozenset(copies(value)));
            case Kind::instance: return copy_instance(value);
            default: outside("deepcopy", value);
        }
    }

private:
    const Value& remember(const Value& original, Value copy) {
        originals_.push_back(original);
        return copies_[original.object()] = std::move(copy);
    }

    std::vector<Value> copies(const Value& iterable) {
        std::vector<Value> made;
        for (const Value& item : items_of(iterable))
            made.push_back(copy(item));
        return made;
    }

    Value copy_list(const Value& original) {
        Value made = remember(original, list());
        for (const Value& item : items_of(original))
            made->call_method("append", {copy(item)});
        return made;
    }

    /// A tuple of which nothing had to be copied stays the same tuple.
    Value copy_tuple(const Value& original) {
        const std::vector<Value> items = items_of(original);
        std::vector<Value> made = copies(original);
        if (const auto done = copies_.find(original.object()); done != copies_.end()) return done->second;
        bool same = true;
        for (std::size_t index = 0; index < items.size(); ++index)
            same = same && is(items[index], made[index]);
        return remember(original, same ? original : tuple(std::move(made)));
    }

    Value copy_dict(const Value& original) {
        Value made = remember(original, dict());
        for (const Value& key : items_of(original))
            made->set_item(copy(key), copy(original->item(key)));
        return made;
    }

    Value copy_instance(const Value& original) {
        Value made = remember(original, copied_instance(original));
        for (const auto& [name, each] : original.as<Instance>()->own().entries()) {
            made.as<Instance>()->own().set(name, copy(each));
        }
        return made;
    }

    std::unordered_map<const Object*, Value> copies_;
    std::vector<Value> originals_;  // alive, so that no address is used twice
};

Value copy(Arguments& arguments) {
    expect_arguments("copy", arguments, 1, 1);
    return copy_of(arguments.positional()[0]);
}

Value deepcopy(Arguments& arguments) {
    expect_arguments("deepcopy", arguments, 1, 1);
    return DeepCopy().copy(arguments.positional()[0]);
}

Value dumps(Arguments& arguments) {
    if (arguments.positional().empty()) expect_arguments("dumps", arguments, 1, 1);
    const Value& value = arguments.positional()[0];
    if (value.as<GeneratorObject>() != nullptr) cannot_pickle(value);
    throw OutsideSubset{"pickling is outside the subset, but for the refusal of generators"};
}

constexpr NativeEntry copy_functions[] = {{"copy", copy}, {"deepcopy", deepcopy}};
constexpr NativeEntry pickle_functions[] = {{"dumps", dumps}};

}  // namespace

void register_copy() {
    ModuleObject& module = add_module("copy");
    module.add(copy_functions);
    module.add("Error", builtin_class("Exception"));
    add_module("pickle").add(pickle_functions);
}

}  // namespace yieldcheck
