#include "cli/check/questions.hpp"

#include "protocol/fault.hpp"

#include <algorithm>
#include <sstream>

namespace yieldcheck {
namespace {

/// A use of the type with the given element in a function of its own.
std::string coroutine(const Subject& subject, const std::string& name, const std::string& element,
                      const std::string& body) {
    return of(subject.type, element) + ' ' + name + "() {\n" + body + "\n}\n";
}

std::string consume(const Subject& subject, const std::string& call) {
    const std::string loop = subject.next_value ? "reader.next()" : "auto&& value : generator";
    if (!subject.next_value)
        return "void consume_" + call + "() { auto generator = " + call + "(); for (" + loop + ") (void)value; }\n";
    return "void consume_" + call + "() { auto generator = " + call +
           "(); yieldcheck::NextValueReader reader(generator); while (" + loop + ") (void)reader.value(); }\n";
}

std::string head(const Subject& subject, const std::vector<std::string>& more) {
    std::string text = include_line(subject);
    for (const auto& header : more)
        text += "#include " + header + '\n';
    if (subject.next_value) text += "#include \"harness/next_value.hpp\"\n";
    return text + '\n';
}

/// Every way in which types are known to yield all of another generator.
std::vector<std::string> delegations(const Subject& subject) {
    if (!subject.delegate.empty()) return {subject.delegate};
    std::vector<std::string> forms{"std::ranges::elements_of({})"};
    // A namespace's own elements_of: of the type's namespace, and of those around it.
    std::string space = subject.type.substr(0, subject.type.find('<'));
    for (auto end = space.rfind("::"); end != std::string::npos; end = space.rfind("::")) {
        space.resize(end);
        for (const char* name : {"elements_of", "ranges::elements_of"})
            forms.push_back(space + "::" + name + "({})");
    }
    forms.push_back("{}");
    return forms;
}

std::string delegation_text(const Subject& subject, const std::string& form) {
    return head(subject, {"<ranges>"}) + coroutine(subject, "inner", "int", "    int value = 1;\n    co_yield value;") +
           coroutine(subject, "outer", "int", "    co_yield " + of(form, "inner()") + ";") + consume(subject, "outer");
}

std::string adapter_definitions(const Subject& subject) {
    std::string text = "#define YIELDCHECK_ADAPTER_NAME \"" + short_name(subject) +
                       "\"\n"
                       "#define YIELDCHECK_LIBRARY_NAME \"" +
                       of(subject.type, "T") +
                       "\"\n"
                       "#define YIELDCHECK_LIBRARY_VERSION \"\"\n";
    if (subject.next_value) text += "#define YIELDCHECK_NEXT_VALUE\n";
    return text;
}

std::string alias(const Subject& subject) {
    return "namespace yieldcheck {\ntemplate <class Element>\nusing TypeUnderTest = " + of(subject.type, "Element") +
           ";\n}\n";
}

std::string type_question(const Subject& subject) {
    return include_line(subject) +
           "#include \"harness/concepts.hpp\"\n"
           "namespace yieldcheck {\n"
           "using Body = " +
           of(subject.type, "Value") +
           ";\n"
           "static_assert(CoroutineType<Body, Value, FrameRef>::complete);\n"
           "static_assert(" +
           (subject.next_value ? "NextValue" : "InputRange") +
           "<Body, Value>::complete);\n"
           "}\n";
}

std::string adapter_question(const Subject& subject) {
    return adapter_source(subject, {}) +
           "#include \"harness/adapter_program.hpp\"\n"
           "namespace yieldcheck {\n"
           "Body body(FrameRef frame) {\n"
           "    Value sent = YIELD(1, None);\n"
           "    RETURN(sent);\n"
           "}\n"
           "Advance use(const FrameRef& frame) { return Library::Generator(body, frame).next(); }\n"
           "}\n";
}

/// The compiler's words from the first error on.
std::string first_error(const std::string& log, std::size_t most = 12) {
    std::istringstream stream(log);
    std::string text;
    std::size_t count = 0;
    for (std::string line; std::getline(stream, line) && count < most;) {
        if (count == 0 && line.find("error") == std::string::npos) continue;
        text += (count++ ? "\n" : "") + line;
    }
    return text.empty() ? log.substr(0, 2000) : text;
}

/// Our own sentences in the compiler's words.
std::vector<std::string> sentences(const std::string& log) {
    constexpr std::string_view mark = "yieldcheck: ";
    std::vector<std::string> found;
    std::istringstream stream(log);
    for (std::string line; std::getline(stream, line);) {
        const auto at = line.find(mark);
        if (line.find("error:") == std::string::npos || at == std::string::npos) continue;
        std::string sentence = line.substr(at + mark.size());
        while (sentence.ends_with('"') || sentence.ends_with('\r'))
            sentence.pop_back();
        if (std::find(found.begin(), found.end(), sentence) == found.end()) found.push_back(sentence);
    }
    return found;
}

const Answer& answer(const Answers& answers, const std::string& name) { return answers.at(name); }

}  // namespace

std::vector<Question> questions(const Subject& subject) {
    const std::vector<std::string> none;
    std::vector<Question> all{
        {"header", include_line(subject)},
        {"type", type_question(subject)},
        {"adapter", adapter_question(subject)},
        {"own_type", head(subject, {}) +
                         coroutine(subject, "numbers", "int", "    co_yield 1;\n    int two = 2;\n    co_yield two;") +
                         consume(subject, "numbers")},
        {"moves", head(subject, {"<type_traits>"}) + "using Type = " + of(subject.type, "int") +
                      ";\nstatic_assert(std::is_move_constructible_v<Type> && "
                      "std::is_move_assignable_v<Type>);\n"},
        {"move_only_values", head(subject, {"<memory>"}) +
                                 coroutine(subject, "pointers", "std::unique_ptr<int>",
                                           "    co_yield std::make_unique<int>(1);\n    auto two = "
                                           "std::make_unique<int>(2);\n    co_yield std::move(two);") +
                                 consume(subject, "pointers")},
        {"references", head(subject, {"\"harness/own_type.hpp\""}) +
                           coroutine(subject, "numbers", "int&", "    int one = 1;\n    co_yield one;") +
                           coroutine(subject, "objects", "const yieldcheck::Traced&",
                                     "    const yieldcheck::Traced a(\"a\");\n    co_yield a;\n    co_yield "
                                     "yieldcheck::Traced(\"b\");") +
                           consume(subject, "numbers") + consume(subject, "objects")}};
    const auto forms = delegations(subject);
    for (std::size_t i = 0; i < forms.size(); ++i)
        all.push_back({"delegation_" + std::to_string(i), delegation_text(subject, forms[i])});
    return all;
}

Abilities abilities(const Subject& subject, const Answers& answers) {
    Abilities found;
    found.own_type = answer(answers, "own_type").yes;
    found.moves = answer(answers, "moves").yes;
    found.move_only_values = answer(answers, "move_only_values").yes;
    found.references = answer(answers, "references").yes;
    const auto forms = delegations(subject);
    for (std::size_t i = 0; i < forms.size() && found.delegate.empty(); ++i)
        if (answer(answers, "delegation_" + std::to_string(i)).yes) found.delegate = forms[i];
    return found;
}

void check_usable(const Subject& subject, const Answers& answers) {
    if (answer(answers, "adapter").yes) return;
    const std::string& log = answer(answers, "header").log;
    if (!answer(answers, "header").yes) {
        const std::string error = first_error(log, 1);
        if (error.find("error: " + subject.header + ": No such file") != std::string::npos ||
            error.find("'" + subject.header + "' file not found") != std::string::npos)
            throw Fault("--header " + subject.header + ": there is no such header here, nor in a folder of -I",
                        "name its path, or its folder with -I");
        throw Fault("the header does not compile:\n" + first_error(log),
                    "give it what it needs: -I DIR, --flag FLAG (such as --flag=-std=c++23), --compiler CXX");
    }
    const Answer& type = answer(answers, "type");
    const auto missing = sentences(type.log);
    if (!missing.empty()) {
        std::string text = subject.type + " cannot be driven: " + missing[0];
        for (std::size_t i = 1; i < missing.size(); ++i)
            text += "\n  and " + missing[i];
        const bool iteration = text.find("begin()") != std::string::npos || text.find("next()") != std::string::npos;
        throw Fault(text, iteration
                              ? std::string("a type with ") +
                                    (subject.next_value ? "begin() and end()" : "next() and value()") +
                                    " is checked with --iterate " + (subject.next_value ? "begin-end" : "next-value")
                              : "give the promise_type what is missing");
    }
    if (!type.yes)
        throw Fault("--type " + subject.type + ": the compiler does not take it:\n" + first_error(type.log),
                    "name a template of one element type, which may be any C++ object: --type 'ns::generator<{}>'");
    throw Fault("a body that yields does not compile with " + subject.type + ":\n" +
                    first_error(answer(answers, "adapter").log),
                "the type has to take elements of any type that can be copied and moved");
}

std::string adapter_source(const Subject& subject, const Abilities& abilities) {
    std::string text = "// Written by yieldcheck check.\n#pragma once\n\n" + include_line(subject) + '\n' +
                       alias(subject) + '\n' + adapter_definitions(subject);
    if (abilities.own_type) {
        text += "#define GENERATOR(...) " + of(subject.type, "__VA_ARGS__") + '\n';
        if (subject.next_value) text += "#define GENERATOR_READER NextValueReader\n";
        if (!abilities.delegate.empty())
            text += "#include <ranges>\n#define YIELD_ALL(inner) co_yield " + of(abilities.delegate, "(inner)") + '\n';
        if (!abilities.moves) text += "#define GENERATOR_LACKS_MOVES\n";
        if (!abilities.move_only_values) text += "#define GENERATOR_LACKS_MOVE_ONLY_VALUES\n";
        if (!abilities.references) text += "#define GENERATOR_LACKS_REFERENCES\n";
    }
    return text + "#include \"harness/one_way_adapter.hpp\"\n";
}

}  // namespace yieldcheck
