#include "inspector/threads/running.hpp"

#include <llvm/DebugInfo/DWARF/DWARFExpression.h>
#include <llvm/DebugInfo/DWARF/DWARFUnit.h>

#include <algorithm>
#include <set>

namespace yieldcheck::inspector {
namespace {

namespace dwarf = llvm::dwarf;

/// Where fbreg counts from: gcc says the CFA, clang a register.
std::optional<Address> frame_base(const DWARFDie& function, const StackFrame& activation) {
    const auto attribute = function.find(dwarf::DW_AT_frame_base);
    if (!attribute) return std::nullopt;
    const auto block = attribute->getAsBlock();
    if (!block || block->empty()) return std::nullopt;
    const unsigned code = (*block)[0];
    if (code == dwarf::DW_OP_call_frame_cfa) return activation.cfa;
    if (code >= dwarf::DW_OP_reg0 && code < dwarf::DW_OP_reg0 + Registers::count)
        return activation.registers.value[code - dwarf::DW_OP_reg0];
    return std::nullopt;
}

/// The value of the variable that holds the frame's address, where this activation stands.
std::optional<Address> variable_value(const DWARFDie& variable, const DWARFDie& function, std::uint64_t pc,
                                      const StackFrame& activation, const Memory& memory) {
    auto locations = variable.getLocations(dwarf::DW_AT_location);
    if (!locations) {
        llvm::consumeError(locations.takeError());
        return std::nullopt;
    }
    for (const auto& location : *locations) {
        if (location.Range && (pc < location.Range->LowPC || pc >= location.Range->HighPC)) continue;
        const llvm::DataExtractor data(llvm::toStringRef(location.Expr), true, 8);
        const llvm::DWARFExpression expression(data, 8, function.getDwarfUnit()->getFormParams().Format);
        const auto first = expression.begin();
        if (first == expression.end() || first->isError()) continue;
        const unsigned code = first->getCode();
        const auto operand = first->getNumOperands() > 0 ? first->getRawOperand(0) : 0;
        if (code == dwarf::DW_OP_fbreg) {
            const auto base = frame_base(function, activation);
            return base ? memory.get<Address>(*base + operand) : std::nullopt;
        }
        if (code >= dwarf::DW_OP_reg0 && code < dwarf::DW_OP_reg0 + Registers::count)
            return activation.registers.value[code - dwarf::DW_OP_reg0];
        if (code >= dwarf::DW_OP_breg0 && code < dwarf::DW_OP_breg0 + Registers::count)
            return activation.registers.value[code - dwarf::DW_OP_breg0] + operand;
    }
    return std::nullopt;
}

}  // namespace

RunningCoroutines::RunningCoroutines(const Memory& memory, const Modules& modules)
    : memory_(memory), modules_(modules) {
    for (std::size_t m = 0; m < modules.all().size(); ++m) {
        const auto& module = modules.all()[m];
        if (!module.coroutines) continue;
        for (std::size_t c = 0; c < module.coroutines->size(); ++c) {
            const auto& coroutine = (*module.coroutines)[c].coroutine;
            const auto add = [&](const CodeRange& range, bool destroy) {
                if (range.begin != 0 && range.end > range.begin)
                    codes_.push_back({module.in_target(range.begin), module.in_target(range.end), m, c, destroy});
            };
            add(coroutine.resume, false);
            add(coroutine.cold, false);
            add(coroutine.destroy_code, true);
        }
    }
    std::sort(codes_.begin(), codes_.end(),
              [](const Code& left, const Code& right) { return left.begin < right.begin; });
}

const RunningCoroutines::Code* RunningCoroutines::code_at(Address address) const {
    const auto next = std::upper_bound(codes_.begin(), codes_.end(), address,
                                       [](Address value, const Code& code) { return value < code.begin; });
    if (next == codes_.begin() || address >= std::prev(next)->end) return nullptr;
    return &*std::prev(next);
}

Address RunningCoroutines::frame_of(const Code& code, const StackFrame& activation, Address stack_begin,
                                    const FrameAddresses& frames) const {
    const auto& module = modules_.all()[code.module];
    auto& known = (*module.coroutines)[code.coroutine];
    load_details(*module.image, known.coroutine);
    const DWARFDie function = known.coroutine.function;
    // At its first instruction nothing is where the debug information says; the first argument is the frame.
    constexpr std::size_t first_argument = 5;
    if (activation.pc == code.begin)
        return frames.contains(activation.registers.value[first_argument]) ? activation.registers.value[first_argument]
                                                                           : 0;
    if (function && !code.destroy) {
        for (const DWARFDie& child : children_of(function)) {
            const auto name = name_of(child);
            if (name != "frame_ptr" && name != "__coro_frame") continue;
            auto value = variable_value(child, function, module.in_file(activation.code), activation, memory_);
            if (value && frames.contains(*value)) return *value;
        }
    }
    // Somewhere in its part of the stack, or in a register that calls preserve, stands the frame's address.
    std::set<Address> seen;
    const auto consider = [&](Address address) {
        if (!frames.contains(address)) return;
        const auto destroy = memory_.get<Address>(address + 8);
        const auto& coroutine = known.coroutine;
        if (destroy && (*destroy == module.in_target(coroutine.destroy) ||
                        (coroutine.cleanup != 0 && *destroy == module.in_target(coroutine.cleanup))))
            seen.insert(address);
    };
    for (const unsigned number : {3U, 6U, 12U, 13U, 14U, 15U})
        consider(activation.registers.value[number]);
    for (Address at = stack_begin; at + 8 <= activation.cfa && at < stack_begin + 65536; at += 8)
        if (const auto word = memory_.get<Address>(at)) consider(*word);
    return seen.size() == 1 ? *seen.begin() : 0;
}

std::vector<Activation> RunningCoroutines::find(int thread, const CallStack& stack,
                                                const FrameAddresses& frames) const {
    std::vector<Activation> all;
    for (std::size_t i = 0; i < stack.frames.size(); ++i) {
        const auto& activation = stack.frames[i];
        const Code* code = code_at(activation.code);
        if (code == nullptr) continue;
        const Address frame = frame_of(*code, activation, activation.registers.sp(), frames);
        all.push_back({thread, code->module, code->coroutine, frame,
                       modules_.all()[code->module].in_file(activation.code), i == 0, code->destroy,
                       i + 1 < stack.frames.size() ? stack.frames[i + 1].pc : 0, activation.cfa});
    }
    return all;
}

}  // namespace yieldcheck::inspector
