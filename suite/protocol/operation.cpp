#include "protocol/operation.hpp"

#include <array>

namespace yieldcheck {
namespace {

/// How an operation is written: its "op" and the field that holds Operation::on.
struct Form {
    Operation::Kind kind;
    const char* name;
    const char* subject;  // null: none
    bool has_arguments;
};

constexpr std::array<Form, 11> forms{{
    {Operation::Kind::next, "next", "on", false},
    {Operation::Kind::send, "send", "on", true},
    {Operation::Kind::throw_, "throw", "on", true},
    {Operation::Kind::close, "close", "on", false},
    {Operation::Kind::call, "call", "fn", true},
    {Operation::Kind::drop, "drop", "name", false},
    {Operation::Kind::move, "move", "from", false},
    {Operation::Kind::state, "state", "on", false},
    {Operation::Kind::list, "list", "on", false},
    {Operation::Kind::code, "code", nullptr, false},
    {Operation::Kind::disposal, "#end", nullptr, false},
}};

const Form& form_of(const Operation& operation) {
    for (const Form& form : forms)
        if (form.kind == operation.kind) return form;
    throw std::logic_error("an operation of no known kind");
}

Argument read_argument(const JsonReader& reader) {
    reader.object({"value", "name", "call", "args"});
    Argument argument;
    if (reader.has("call")) {
        argument.kind = Argument::Kind::call;
        argument.name = reader.text("call");
        for (const auto& item : reader.items_or_none("args"))
            argument.arguments.push_back(read_argument(item));
    } else if (reader.has("name")) {
        argument.kind = Argument::Kind::name;
        argument.name = reader.text("name");
    } else {
        argument.value = reader.at("value").json();
    }
    return argument;
}

Json to_json(const Argument& argument) {
    switch (argument.kind) {
        case Argument::Kind::value: return Json{{"value", argument.value}};
        case Argument::Kind::name: return Json{{"name", argument.name}};
        case Argument::Kind::call: break;
    }
    Json arguments = Json::array();
    for (const auto& item : argument.arguments)
        arguments.push_back(to_json(item));
    return Json{{"call", argument.name}, {"args", arguments}};
}

}  // namespace

Operation read_operation(const JsonReader& reader) {
    reader.object({"line", "text", "op", "on", "fn", "name", "from", "to", "args", "keywords"});
    const std::string name = reader.text("op");
    const Form* form = nullptr;
    for (const Form& candidate : forms)
        if (candidate.name == name) form = &candidate;
    if (!form) reader.fail("unknown operation \"" + name + "\"");

    Operation operation;
    operation.kind = form->kind;
    operation.to = reader.text_or("to", "");
    if (form->kind == Operation::Kind::disposal) return operation;
    operation.line = reader.integer("line");
    operation.text = reader.text("text");
    if (form->subject) operation.on = reader.text(form->subject);
    if (form->has_arguments) {
        for (const auto& item : reader.items_or_none("args"))
            operation.arguments.push_back(read_argument(item));
        if (reader.has("keywords")) {
            const JsonReader keywords = reader.at("keywords");
            if (!keywords.json().is_object()) keywords.fail("expected an object");
            for (const auto& [keyword, value] : keywords.json().items())
                operation.keywords.emplace_back(keyword, read_argument(keywords.at(keyword)));
        }
    }
    return operation;
}

Json to_json(const Operation& operation) {
    const Form& form = form_of(operation);
    if (operation.kind == Operation::Kind::disposal) return Json{{"op", form.name}};
    Json json{{"line", operation.line}, {"text", operation.text}, {"op", form.name}};
    if (form.subject) json[form.subject] = operation.on;
    if (form.has_arguments) {
        Json& arguments = json["args"] = Json::array();
        for (const auto& item : operation.arguments)
            arguments.push_back(to_json(item));
        for (const auto& [keyword, value] : operation.keywords)
            json["keywords"][keyword] = to_json(value);
    }
    if (!operation.to.empty()) json["to"] = operation.to;
    return json;
}

std::string describe(const Operation& operation) {
    if (operation.kind == Operation::Kind::disposal) return "the disposal at the end";
    return operation.text;
}

}  // namespace yieldcheck
