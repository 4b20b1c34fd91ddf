// A type of the target as its debug information describes it. Printers see types only through this; no LLVM here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldcheck::inspector {

class Type;

enum class TypeKind {
    boolean,
    signed_integer,
    unsigned_integer,
    real,
    character,       // char, signed char and unsigned char are integers of one byte in C++; DWARF tells char apart
    enumeration,     // target: the underlying type
    pointer,         // target: nothing for void
    reference,       // both kinds
    member_pointer,  // target: what the members are; owner: whose
    array,           // target: the element; count
    structure,       // struct and class alike
    union_,          //
    function,        // what a function pointer points to
    nothing,         // void
    null_pointer,    // std::nullptr_t
    unknown,         // debug information that could not be read, or a kind without values
};

/// A member or base class.
struct Member {
    std::string name;  // of a base: its type's name; empty: an anonymous union or structure
    const Type* type = nullptr;
    std::uint64_t offset = 0;          // in bytes
    unsigned bit_offset = 0;           // of a bit-field: from the lowest bit of the byte at `offset`
    unsigned bit_size = 0;             // 0: no bit-field
    bool base = false;                 //
    bool virtual_base = false;         // where it is depends on the object: offset is meaningless
    std::uint64_t alignment = 0;       // by alignas; 0: that of its type
    std::uint64_t virtual_offset = 0;  // a virtual base: so far before the vtable's start stands its offset; 0: unknown
    bool artificial = false;           // a vtable pointer
};

struct Enumerator {
    std::string name;
    std::int64_t value = 0;
};

struct TemplateArgument {
    std::string name;
    const Type* type = nullptr;         // of a type argument, or of a value
    std::optional<std::int64_t> value;  // a value argument
    bool is_value = false;
};

/// Made by TypeTable (image/type_table.hpp), which keeps them; const Type* is the identity of a type within one module.
/// cv-qualifiers and typedefs are looked through: `name` keeps a typedef's meaning, not its spelling.
class Type {
public:
    virtual ~Type() = default;
    Type(const Type&) = delete;
    Type& operator=(const Type&) = delete;

    TypeKind kind = TypeKind::unknown;
    std::string name;           // readable: std::vector<int>, std::string, unsigned long
    std::string template_name;  // of classes, without arguments and inline namespaces: std::vector, std::basic_string
    std::string full_name;      // as the debug information has it, with its namespaces
    std::uint64_t size = 0;     // 0: not known, or void
    bool declaration = false;   // declared only; no definition was found in the module
    const Type* target = nullptr;
    const Type* owner = nullptr;         // member_pointer: the class
    std::uint64_t alignment = 0;         // as declared by alignas; 0: the usual one of such a type
    std::optional<std::uint64_t> count;  // array: of elements, of rows where it has several dimensions; none: not known

    /// Bases first, then members, in the order of declaration; static members are not among them. Read at first use.
    virtual const std::vector<Member>& members() const = 0;
    virtual const std::vector<Enumerator>& enumerators() const = 0;
    /// Packs are spread out: std::tuple<int, char> has two.
    virtual const std::vector<TemplateArgument>& arguments() const = 0;
    /// A type declared inside this class (std::deque<int>::_Elt_pointer, promise_type), typedefs included; or nullptr.
    virtual const Type* nested(std::string_view name) const = 0;
    /// Of a class: where in its objects a vtable pointer lies; nothing when it has none.
    std::optional<std::uint64_t> vtable_offset() const;

protected:
    Type() = default;

private:
    mutable bool vtable_known_ = false;
    mutable std::optional<std::uint64_t> vtable_;
};

}  // namespace yieldcheck::inspector
