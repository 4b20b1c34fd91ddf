#include "harness/driver.hpp"

#include "harness/body.hpp"
#include "harness/exception_state.hpp"
#include "harness/observer.hpp"
#include "harness/runtime/builtins.hpp"
#include "harness/runtime/namespace.hpp"
#include "protocol/decode.hpp"
#include "protocol/exception.hpp"

#include <cxxabi.h>
#include <algorithm>
#include <cstdlib>

namespace yieldcheck {
namespace {

Code module_code(const ScenarioModule& module) {
    return {.name = "<module>",
            .qualified_name = "<module>",
            .line = 1,
            .kind = Code::Kind::plain,
            .parameters = {},
            .scenario = module.id};
}

std::string type_of_current_exception() {
    const std::type_info* type = abi::__cxa_current_exception_type();
    if (type == nullptr) return "unknown";
    int status = 0;
    char* demangled = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
    std::string name = status == 0 ? demangled : type->name();
    std::free(demangled);
    return name;
}

/// One scenario while it runs.
class Drive {
public:
    explicit Drive(const ScenarioModule& module)
        : module_(module),
          code_(module_code(module)),
          names_(new Namespace),
          frame_(new Frame(code_, Value(names_), {}, {})) {
        names_->set("__name__", text("scenario"));
    }

    /// The statements of the file outside drive().
    void execute_module() {
        const Activation activation{frame_};
        module_.execute(frame_);
    }

    Json step(const Operation& operation) {
        observer_.begin_step();
        const Json outcome = outcome_of(operation);
        return observer_.end_step(outcome, *names_);
    }

    Json dispose() {
        observer_.begin_step();
        for (const std::string& name : observer_.generators(*names_))
            names_->take(name);
        return observer_.end_step({"ok"}, *names_);
    }

    Json coroutines() const { return observer_.coroutines(*names_); }

private:
    Json outcome_of(const Operation& operation) {
        const bool resumes = operation.kind == Operation::Kind::next || operation.kind == Operation::Kind::send ||
                             operation.kind == Operation::Kind::throw_;
        try {
            const Activation activation{frame_};
            Value result = perform(operation);
            if (!result.bound()) return {"ok"};
            if (!operation.to.empty()) {
                observer_.name_generator(result, operation.to);
                names_->set(operation.to, result);
            }
            return {resumes ? "yield" : "ret", observer_.encode(result)};
        } catch (const Raised& raised) {
            if (resumes && observer_.is_fresh_stop(raised.exception)) {
                return {"stop", observer_.encode(raised.exception.as<ExceptionObject>()->value())};
            }
            return {"raise", observer_.describe(raised.exception)};
        } catch (const std::exception& error) {
            return {"raise", {{"id", "c++ " + type_of_current_exception() + "#1"}, {"args", {error.what()}}}};
        }
    }

    /// The value of the operation; unbound for a statement.
    Value perform(const Operation& operation) {
        using Kind = Operation::Kind;
        switch (operation.kind) {
            case Kind::next: return call(global(frame_, "next"), {look_up(operation.on)});
            case Kind::send: return call_method(look_up(operation.on), "send", arguments(operation));
            case Kind::throw_: return call_method(look_up(operation.on), "throw", arguments(operation));
            case Kind::close: return call_method(look_up(operation.on), "close", {});
            case Kind::call: return call(look_up(operation.on), arguments(operation));
            case Kind::drop: delete_global(frame_, operation.on.c_str()); return {};
            case Kind::move: move(operation); return {};
            case Kind::state: return call(global(frame_, "state"), {look_up(operation.on)});
            case Kind::list: return call(global(frame_, "list"), {look_up(operation.on)});
            case Kind::code: return run_code(operation);
            case Kind::disposal: break;
        }
        throw OutsideSubset{"a drive cannot ask for the disposal"};
    }

    void move(const Operation& operation) {
        const Value moved = look_up(operation.on);
        const Value replaced = names_->find(operation.to);
        names_->set(operation.to, moved);
        auto* generator = dynamic_cast<GeneratorObject*>(moved.object());
        if (generator == nullptr) return;
        const bool drops = replaced.bound() && !is(replaced, moved) && replaced->references() == 1;
        generator->moved(drops ? dynamic_cast<GeneratorObject*>(replaced.object()) : nullptr);
    }

    Value look_up(const std::string& name) { return global(frame_, name.c_str()); }

    Value run_code(const Operation& operation) {
        const auto found = std::find_if(module_.steps.begin(), module_.steps.end(),
                                        [&](const ScenarioModule::Step& step) { return step.line == operation.line; });
        if (found == module_.steps.end()) {
            throw OutsideSubset{"line " + std::to_string(operation.line) + " of the drive was not compiled: \"" +
                                operation.text + '"'};
        }
        return found->run(frame_);
    }

    Arguments arguments(const Operation& operation) {
        Arguments made;
        for (const Argument& argument : operation.arguments)
            made.positional(evaluate(argument));
        for (const auto& [name, argument] : operation.keywords)
            made.keyword(name, evaluate(argument));
        return made;
    }

    Value evaluate(const Argument& argument) {
        switch (argument.kind) {
            case Argument::Kind::value: return decode(argument.value);
            case Argument::Kind::name: return look_up(argument.name);
            case Argument::Kind::call: break;
        }
        Arguments made;
        for (const Argument& inner : argument.arguments)
            made.positional(evaluate(inner));
        return call(look_up(argument.name), std::move(made));
    }

    const ScenarioModule& module_;
    const Code code_;
    Namespace* names_;
    FrameRef frame_;
    Observer observer_;
};

}  // namespace

DriveEnd drive(const Adapter& adapter, Lane lane, std::string_view id, std::span<const Operation> operations,
               const StepSink& sink, bool with_coroutines) {
    DriveEnd end;
    const ScenarioModule* module = find_scenario(id);
    if (module == nullptr) {
        end.broken = "this adapter program has no scenario " + std::string(id);
        return end;
    }
    if (module->about == "compiler" && !adapter.runs_coroutines()) {
        end.unsupported = "coroutines";
        return end;
    }

    prepare_runtime();
    const std::size_t mark = Heap::mark();
    Session session(adapter, lane);
    try {
        Drive scenario(*module);
        scenario.execute_module();
        for (std::size_t step = 0; step <= operations.size() && !session.lacked(); ++step) {
            Json observation = step < operations.size() ? scenario.step(operations[step]) : scenario.dispose();
            if (with_coroutines) observation["coroutines"] = scenario.coroutines();
            if (!session.lacked()) sink(step, std::move(observation));
        }
    } catch (const Unsupported&) {
        // the session knows which
    } catch (const OutsideSubset& outside) {
        end.broken = outside.what;
    } catch (const Raised& raised) {
        end.broken = "the statements outside drive() raised " + utf8(repr(raised.exception));
    }
    if (session.lacked()) end.unsupported = *session.lacked();
    if (session.broken()) end.broken = *session.broken();
    adapter.settle();
    Heap::collect(mark);
    adapter.settle();
    end.live = Heap::live_since(mark);
    return end;
}

}  // namespace yieldcheck
