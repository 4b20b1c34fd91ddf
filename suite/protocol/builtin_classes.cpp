// The table of built-in classes, with the whole hierarchy of exceptions.
#include "protocol/exception.hpp"

#include <stdexcept>
#include <unordered_map>

namespace yieldcheck {
namespace {

struct Entry {
    std::string_view name;
    std::string_view base;
};

// A base stands before what derives from it.
constexpr Entry table[] = {
    {"object", ""},
    {"type", "object"},
    {"NoneType", "object"},
    {"ellipsis", "object"},
    {"NotImplementedType", "object"},
    {"int", "object"},
    {"bool", "int"},
    {"float", "object"},
    {"complex", "object"},
    {"str", "object"},
    {"bytes", "object"},
    {"bytearray", "object"},
    {"list", "object"},
    {"tuple", "object"},
    {"dict", "object"},
    {"set", "object"},
    {"frozenset", "object"},
    {"range", "object"},
    {"slice", "object"},
    {"mappingproxy", "object"},
    {"dict_keys", "object"},
    {"dict_values", "object"},
    {"dict_items", "object"},
    // iterators
    {"iterator", "object"},
    {"callable_iterator", "object"},
    {"list_iterator", "object"},
    {"list_reverseiterator", "object"},
    {"tuple_iterator", "object"},
    {"str_iterator", "object"},
    {"str_ascii_iterator", "object"},
    {"bytes_iterator", "object"},
    {"range_iterator", "object"},
    {"longrange_iterator", "object"},
    {"dict_keyiterator", "object"},
    {"dict_valueiterator", "object"},
    {"dict_itemiterator", "object"},
    {"dict_reversekeyiterator", "object"},
    {"dict_reversevalueiterator", "object"},
    {"dict_reverseitemiterator", "object"},
    {"set_iterator", "object"},
    {"enumerate", "object"},
    {"zip", "object"},
    {"map", "object"},
    {"filter", "object"},
    {"reversed", "object"},
    // functions and their like
    {"function", "object"},
    {"method", "object"},
    {"builtin_function_or_method", "object"},
    {"method_descriptor", "object"},
    {"property", "object"},
    {"staticmethod", "object"},
    {"classmethod", "object"},
    {"super", "object"},
    {"cell", "object"},
    {"code", "object"},
    {"frame", "object"},
    {"traceback", "object"},
    {"module", "object"},
    {"generator", "object"},
    {"coroutine", "object"},
    {"coroutine_wrapper", "object"},
    {"async_generator", "object"},
    // of modules
    {"types.SimpleNamespace", "object"},
    {"functools.partial", "object"},
    {"functools._lru_cache_wrapper", "object"},
    {"functools.CacheInfo", "tuple"},
    {"functools.KeyWrapper", "object"},
    {"functools.cached_property", "object"},
    {"re.Match", "object"},
    {"re.Pattern", "object"},
    {"re.RegexFlag", "int"},
    {"collections.deque", "object"},
    {"collections._deque_iterator", "object"},
    {"collections.OrderedDict", "dict"},
    {"collections.defaultdict", "dict"},
    {"collections.Counter", "dict"},
    {"contextlib.suppress", "object"},
    {"contextlib.closing", "object"},
    {"contextlib.nullcontext", "object"},
    {"contextlib.ExitStack", "object"},
    {"contextlib._GeneratorContextManager", "object"},
    {"operator.itemgetter", "object"},
    {"operator.attrgetter", "object"},
    {"operator.methodcaller", "object"},
    {"itertools.count", "object"},
    {"itertools.cycle", "object"},
    {"itertools.repeat", "object"},
    {"itertools.chain", "object"},
    {"itertools.islice", "object"},
    {"itertools.takewhile", "object"},
    {"itertools.dropwhile", "object"},
    {"itertools.zip_longest", "object"},
    {"itertools.product", "object"},
    {"itertools.permutations", "object"},
    {"itertools.combinations", "object"},
    {"itertools.combinations_with_replacement", "object"},
    {"itertools.accumulate", "object"},
    {"itertools.groupby", "object"},
    {"itertools._grouper", "object"},
    {"itertools.starmap", "object"},
    {"itertools._tee", "object"},
    {"itertools.pairwise", "object"},
    {"itertools.batched", "object"},
    {"itertools.compress", "object"},
    {"itertools.filterfalse", "object"},
    {"weakref.ReferenceType", "object"},
    // exceptions
    {"BaseException", "object"},
    {"BaseExceptionGroup", "BaseException"},
    {"GeneratorExit", "BaseException"},
    {"KeyboardInterrupt", "BaseException"},
    {"SystemExit", "BaseException"},
    {"Exception", "BaseException"},
    {"ArithmeticError", "Exception"},
    {"FloatingPointError", "ArithmeticError"},
    {"OverflowError", "ArithmeticError"},
    {"ZeroDivisionError", "ArithmeticError"},
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"BufferError", "Exception"},
    {"EOFError", "Exception"},
    {"ImportError", "Exception"},
    {"ModuleNotFoundError", "ImportError"},
    {"LookupError", "Exception"},
    {"IndexError", "LookupError"},
    {"KeyError", "LookupError"},
    {"MemoryError", "Exception"},
    {"NameError", "Exception"},
    {"UnboundLocalError", "NameError"},
    {"OSError", "Exception"},
    {"BlockingIOError", "OSError"},
    {"ChildProcessError", "OSError"},
    {"ConnectionError", "OSError"},
    {"BrokenPipeError", "ConnectionError"},
    {"ConnectionAbortedError", "ConnectionError"},
    {"ConnectionRefusedError", "ConnectionError"},
    {"ConnectionResetError", "ConnectionError"},
    {"FileExistsError", "OSError"},
    {"FileNotFoundError", "OSError"},
    {"InterruptedError", "OSError"},
    {"IsADirectoryError", "OSError"},
    {"NotADirectoryError", "OSError"},
    {"PermissionError", "OSError"},
    {"ProcessLookupError", "OSError"},
    {"TimeoutError", "OSError"},
    {"ReferenceError", "Exception"},
    {"RuntimeError", "Exception"},
    {"NotImplementedError", "RuntimeError"},
    {"PythonFinalizationError", "RuntimeError"},
    {"RecursionError", "RuntimeError"},
    {"StopAsyncIteration", "Exception"},
    {"StopIteration", "Exception"},
    {"SyntaxError", "Exception"},
    {"_IncompleteInputError", "SyntaxError"},
    {"IndentationError", "SyntaxError"},
    {"TabError", "IndentationError"},
    {"SystemError", "Exception"},
    {"TypeError", "Exception"},
    {"ValueError", "Exception"},
    {"UnicodeError", "ValueError"},
    {"UnicodeDecodeError", "UnicodeError"},
    {"UnicodeEncodeError", "UnicodeError"},
    {"UnicodeTranslateError", "UnicodeError"},
    {"Warning", "Exception"},
    {"BytesWarning", "Warning"},
    {"DeprecationWarning", "Warning"},
    {"EncodingWarning", "Warning"},
    {"FutureWarning", "Warning"},
    {"ImportWarning", "Warning"},
    {"PendingDeprecationWarning", "Warning"},
    {"ResourceWarning", "Warning"},
    {"RuntimeWarning", "Warning"},
    {"SyntaxWarning", "Warning"},
    {"UnicodeWarning", "Warning"},
    {"UserWarning", "Warning"},
};

using Classes = std::unordered_map<std::string_view, Value>;

Value make_class_object(std::string_view key, std::vector<Value> bases) {
    const std::size_t dot = key.rfind('.');
    const std::string name(dot == std::string_view::npos ? key : key.substr(dot + 1));
    return Heap::immortal(Value(new ClassObject(name, std::move(bases), {}, true)));
}

Classes make_all() {
    Classes classes;
    for (const Entry& entry : table) {
        std::vector<Value> bases;
        if (!entry.base.empty()) bases.push_back(classes.at(entry.base));
        classes.emplace(entry.name, make_class_object(entry.name, std::move(bases)));
    }
    classes.emplace("ExceptionGroup",
                    make_class_object("ExceptionGroup", {classes.at("BaseExceptionGroup"), classes.at("Exception")}));
    return classes;
}

Classes& classes() {
    static Classes& all = *new Classes(make_all());  // never destroyed: objects may outlive every static
    return all;
}

[[maybe_unused]] const bool complete = register_exception_classes();

}  // namespace

const Value& builtin_class(std::string_view name) {
    const auto found = classes().find(name);
    if (found == classes().end()) throw std::logic_error("no built-in class " + std::string(name));
    return found->second;
}

std::vector<Value> builtin_classes() {
    std::vector<Value> all;
    for (const auto& [name, made] : classes())
        all.push_back(made);
    return all;
}

bool is_builtin_class_name(std::string_view name) { return classes().contains(name); }

void set_native(std::string_view class_name, ClassObject::Native native) {
    static_cast<ClassObject*>(builtin_class(class_name).object())->native = native;
}

}  // namespace yieldcheck
