#include "inspector/image/index_place.hpp"

#include "inspector/image/disassembly.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace yieldcheck::inspector {
namespace {

using Offsets = std::set<std::uint64_t>;

struct Stores {
    Offsets zeros, numbers;  // of constants: 0, and others
    Offsets all;
    std::map<ZydisRegister, Offsets> zeros_by_register, used_by_register;

    /// The zeros that are stored by way of a register that leads to this byte elsewhere: it is the frame's, then.
    Offsets zeros_beside(std::uint64_t offset) const {
        Offsets all_of_them;
        for (const auto& [base, zeroed] : zeros_by_register)
            if (used_by_register.at(base).contains(offset)) all_of_them.insert(zeroed.begin(), zeroed.end());
        return all_of_them;
    }
};

/// What code does to single bytes of what may be a frame, without following its registers.
struct ByteUse {
    Offsets read;
    Stores ramp, resume;

    void visit(const Instruction& instruction, Stores& stores) {
        for (unsigned i = 0; i < instruction.decoded.operand_count_visible; ++i) {
            const auto& operand = instruction.operands[i];
            if (!may_be_frame(operand)) continue;
            const auto offset = static_cast<std::uint64_t>(operand.mem.disp.value);
            const unsigned size = operand.size / 8;
            stores.used_by_register[operand.mem.base].insert(offset);
            if (operand.mem.type == ZYDIS_MEMOP_TYPE_AGEN) read.insert(offset);
            if ((operand.actions & ZYDIS_OPERAND_ACTION_MASK_READ) != 0)
                for (unsigned byte = 0; byte < size; ++byte)
                    read.insert(offset + byte);
            if ((operand.actions & ZYDIS_OPERAND_ACTION_MASK_WRITE) != 0)
                write(operand, instruction.operands[1], stores);
        }
    }

private:
    static void write(const ZydisDecodedOperand& target, const ZydisDecodedOperand& source, Stores& stores) {
        constexpr unsigned most = 4;  // compilers set neighbouring bytes by one store
        const auto offset = static_cast<std::uint64_t>(target.mem.disp.value);
        const unsigned size = target.size / 8;
        const bool constant = source.type == ZYDIS_OPERAND_TYPE_IMMEDIATE && size <= most;
        for (unsigned byte = 0; byte < size; ++byte) {
            stores.all.insert(offset + byte);
            if (!constant) continue;
            const bool zero = (source.imm.value.u >> byte * 8 & 0xff) == 0;
            (zero ? stores.zeros : stores.numbers).insert(offset + byte);
            if (zero) stores.zeros_by_register[target.mem.base].insert(offset + byte);
        }
    }
};

/// The bytes that the debug information gives to something else.
class Named {
public:
    explicit Named(const Coroutine& coroutine) {
        if (coroutine.promise_type) add(coroutine.promise_offset, coroutine.promise_type);
        for (const auto& variable : coroutine.variables)
            if (variable.offset) add(*variable.offset, variable.type);
    }
    bool contains(std::uint64_t offset) const {
        return std::any_of(ranges_.begin(), ranges_.end(), [&](const CodeRange& one) { return one.contains(offset); });
    }

private:
    void add(std::uint64_t offset, const DWARFDie& type) {
        const auto size = number_of(strip_type(type), llvm::dwarf::DW_AT_byte_size).value_or(1);
        ranges_.push_back({offset, offset + std::max<std::uint64_t>(size, 1)});
    }

    std::vector<CodeRange> ranges_;
};

ByteUse use_of_bytes(const Image& image, const Coroutine& coroutine) {
    ByteUse use;
    auto resume = ranges_of(coroutine.function);
    if (resume.empty()) resume.push_back(coroutine.resume);
    const auto look = [&](const CodeRange& range, Stores& stores) {
        if (range.begin == 0) return;
        disassemble(image, range, [&](const Instruction& instruction) {
            use.visit(instruction, stores);
            return true;
        });
    };
    for (const auto& range : resume)
        look(range, use.resume);
    look(coroutine.destroy_code, use.resume);
    look(coroutine.ramp, use.ramp);
    return use;
}

}  // namespace

IndexPlace find_index_place(const Image& image, const Coroutine& coroutine) {
    const auto first = index_field(image, coroutine.abi, coroutine.resume);
    if (coroutine.abi == CoroutineAbi::gcc) return {first, false, false};
    const ByteUse use = use_of_bytes(image, coroutine);
    const Named named(coroutine);
    const auto unread = [&](auto offset) { return !use.read.contains(offset) && !named.contains(offset); };
    const auto any_unread = [&](const Offsets& stored) { return std::any_of(stored.begin(), stored.end(), unread); };
    const bool others = any_unread(use.resume.numbers) || any_unread(use.ramp.numbers);
    if (!first || named.contains(first->offset)) return {std::nullopt, true, others};
    const bool resumed = use.resume.numbers.contains(first->offset);
    if (!resumed && !use.ramp.numbers.contains(first->offset))
        return {std::nullopt, !use.resume.all.contains(first->offset), others};
    // The number, or a variable that is set to numbers, too: then the coroutine starts at once, and the number of its
    // one suspension is stored wherever it suspends, and nobody reads it.
    if (resumed && coroutine.start == Start::waits) return {first, false, false};
    Offsets stored = resumed ? use.resume.zeros_beside(first->offset) : use.ramp.zeros;
    if (resumed && coroutine.ramp.begin != 0)
        std::erase_if(stored, [&](auto offset) { return !use.ramp.zeros.contains(offset); });
    return {any_unread(stored) ? std::nullopt : first, false, false};
}

}  // namespace yieldcheck::inspector
