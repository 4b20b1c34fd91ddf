// What the built-in classes make when they are called.
#include "harness/runtime/instance.hpp"
#include "harness/runtime/native.hpp"
#include "protocol/construct.hpp"

namespace yieldcheck {
namespace {

Value make_data(const Value& made_class, Arguments& arguments) {
    return find_constructor(made_class.as<ClassObject>()->name())(arguments);
}

Value make_type(const Value&, Arguments& arguments) {
    const auto& given = arguments.positional();
    if (given.size() == 1 && arguments.keywords().empty()) return given[0]->type();
    if (given.size() != 3) raise_error("TypeError", "type() takes 1 or 3 arguments");
    if (!is_text(given[0]))
        raise_error("TypeError", "type.__new__() argument 1 must be str, not " + given[0]->type_name());
    Attributes attributes;
    attributes.set("__module__", text("scenario"));
    for (const Value& key : items_of(given[2]))
        attributes.set(utf8(str(key)), given[2]->item(key));
    return make_user_class(utf8(str(given[0])), items_of(given[1]), std::move(attributes));
}

Value make_none(const Value&, Arguments& arguments) {
    if (!arguments.positional().empty()) raise_error("TypeError", "NoneType takes no arguments");
    return None;
}

}  // namespace

void register_builtin_types() {
    for (const char* name :
         {"int", "float", "bool", "str", "bytes", "list", "tuple", "set", "frozenset", "dict", "range", "slice"}) {
        set_native(name, {make_data});
    }
    set_native("type", {make_type});
    set_native("NoneType", {make_none});
}

}  // namespace yieldcheck
