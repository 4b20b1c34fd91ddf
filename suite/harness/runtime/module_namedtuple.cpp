// collections.namedtuple: a class of the scenario that derives from tuple and names its items.
#include "harness/runtime/instance.hpp"
#include "harness/runtime/modules.hpp"
#include "harness/runtime/wrapped.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

using Names = std::vector<std::string>;

class Field final : public Object, public Descriptor {
public:
    explicit Field(std::size_t index) : index_(index) {}
    Value type() const override { return builtin_class("property"); }
    bool data() const override { return true; }
    Value get(const Value& instance, const Value&) override {
        return instance.bound() ? unwrapped(instance)->item(integer(static_cast<std::int64_t>(index_))) : Value(this);
    }
    void set(const Value&, Value) override { raise_error("AttributeError", "can't set attribute"); }
    void remove(const Value&) override { raise_error("AttributeError", "can't delete attribute"); }

private:
    std::size_t index_;
};

Names field_names(const Value& given) {
    std::vector<Value> parts;
    if (is_text(given)) {
        Text separated = str(given);
        std::replace(separated.begin(), separated.end(), U',', U' ');
        parts = items_of(text(separated)->call_method("split", {}));
    } else {
        parts = items_of(given);
    }
    Names names;
    for (const Value& part : parts) {
        std::string name = utf8(str(part));
        if (name.starts_with('_')) {
            raise_error("ValueError", "Field names cannot start with an underscore: '" + name + "'");
        }
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            raise_error("ValueError", "Encountered duplicate field name: '" + name + "'");
        }
        names.push_back(std::move(name));
    }
    return names;
}

/// The arguments of Point(...) in the order of the fields.
std::vector<Value> bind_fields(const std::string& class_name, const Names& names, const std::vector<Value>& defaults,
                               Arguments& arguments) {
    auto& given = arguments.positional();
    if (given.size() > names.size()) {
        raise_error("TypeError", class_name + ".__new__() takes " + std::to_string(names.size() + 1) +
                                     " positional arguments but " + std::to_string(given.size() + 1) + " were given");
    }
    std::vector<Value> items(names.size());
    std::move(given.begin(), given.end(), items.begin());
    for (std::size_t index = 0; index < names.size(); ++index) {
        Value named = take_keyword(arguments, names[index]);
        if (!named.bound()) continue;
        if (items[index].bound()) {
            raise_error("TypeError", class_name + ".__new__() got multiple values for argument '" + names[index] + "'");
        }
        items[index] = std::move(named);
    }
    if (!arguments.keywords().empty()) {
        raise_error("TypeError", class_name + ".__new__() got an unexpected keyword argument '" +
                                     arguments.keywords().front().first + "'");
    }
    const std::size_t required = names.size() - defaults.size();
    std::string missing;
    std::size_t count = 0;
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (items[index].bound()) continue;
        if (index >= required) {
            items[index] = defaults[index - required];
            continue;
        }
        missing += (missing.empty() ? "'" : count == 1 ? " and '" : ", '") + names[index] + "'";
        ++count;
    }
    if (count > 0) {
        raise_error("TypeError", class_name + ".__new__() missing " + std::to_string(count) +
                                     " required positional argument" + (count == 1 ? "" : "s") + ": " + missing);
    }
    return items;
}

Value self_of(Arguments& arguments) {
    auto& positional = arguments.positional();
    Value self = std::move(positional.at(0));
    positional.erase(positional.begin());
    return self;
}

Attributes attributes_of(const std::string& class_name, const Names& names, const std::vector<Value>& defaults) {
    Attributes attributes;
    attributes.set("__module__", text("scenario"));
    std::vector<Value> fields;
    for (std::size_t index = 0; index < names.size(); ++index) {
        attributes.set(names[index], Value(new Field(index)));
        fields.push_back(text(names[index]));
    }
    attributes.set("_fields", tuple(std::move(fields)));
    attributes.set(
        "__new__", native_function("__new__", [=](Arguments& arguments) {
            const Value made_class = self_of(arguments);
            return Value(new Wrapped(made_class, tuple(bind_fields(class_name, names, defaults, arguments))));
        }));
    attributes.set("__init__", native_method("__init__", [](Arguments&) { return None; }));
    attributes.set("__repr__", native_method("__repr__", [names](Arguments& arguments) {
                       const Value self = self_of(arguments);
                       Text shown = said(self->type_name()) + U"(";
                       for (std::size_t index = 0; index < names.size(); ++index) {
                           shown += (index > 0 ? U", " : U"") + str(text(names[index])) + U"=" +
                                    repr(unwrapped(self)->item(integer(static_cast<std::int64_t>(index))));
                       }
                       return text(shown + U")");
                   }));
    attributes.set("_asdict", native_method("_asdict", [names](Arguments& arguments) {
                       const Value self = self_of(arguments);
                       std::vector<std::pair<Value, Value>> items;
                       for (std::size_t index = 0; index < names.size(); ++index) {
                           items.emplace_back(text(names[index]),
                                              unwrapped(self)->item(integer(static_cast<std::int64_t>(index))));
                       }
                       return dict(std::move(items));
                   }));
    attributes.set("_replace", native_method("_replace", [names](Arguments& arguments) {
                       const Value self = self_of(arguments);
                       std::vector<Value> items = items_of(unwrapped(self));
                       for (std::size_t index = 0; index < names.size(); ++index) {
                           if (Value changed = take_keyword(arguments, names[index]); changed.bound())
                               items[index] = std::move(changed);
                       }
                       if (!arguments.keywords().empty()) {
                           std::string unknown;
                           for (const auto& keyword : arguments.keywords())
                               unknown += (unknown.empty() ? "'" : ", '") + keyword.first + "'";
                           raise_error("TypeError", "Got unexpected field names: [" + unknown + "]");
                       }
                       return Value(new Wrapped(self->type(), tuple(std::move(items))));
                   }));
    return attributes;
}

Value namedtuple(Arguments& arguments) {
    const Value defaults_given = take_keyword(arguments, "defaults");
    const auto given = named_arguments("namedtuple", arguments, {"typename", "field_names"});
    if (!given[0].bound() || !given[1].bound()) {
        raise_error("TypeError", "namedtuple() missing required positional arguments");
    }
    const std::string class_name = utf8(str(given[0]));
    const Names names = field_names(given[1]);
    std::vector<Value> defaults;
    if (defaults_given.bound() && !is(defaults_given, None)) defaults = items_of(defaults_given);
    if (defaults.size() > names.size()) raise_error("TypeError", "Got more default values than field names");
    Value made = make_user_class(class_name, {builtin_class("tuple")}, attributes_of(class_name, names, defaults));
    made.as<ClassObject>()->attributes.set(
        "_make", native_function("_make", [made_class = made.object()](Arguments& inner) {
            expect_arguments("_make", inner, 1, 1);
            return Value(made_class)->call(Arguments(items_of(inner.positional()[0])));
        }));
    return made;
}

}  // namespace

void register_named_tuple(ModuleObject& collections) {
    collections.add("namedtuple", native_function("namedtuple", namedtuple));
}

}  // namespace yieldcheck
