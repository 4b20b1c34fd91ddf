#include "inspector/threads/unwinder.hpp"

#include <llvm/DebugInfo/DWARF/DWARFExpression.h>

#include <algorithm>

namespace yieldcheck::inspector {
namespace {

namespace dwarf = llvm::dwarf;

constexpr std::size_t most_frames = 4096;

/// The few expressions that hand-written unwind information uses: a register and an offset, loaded or not.
std::optional<std::uint64_t> evaluate(const llvm::DWARFExpression& expression, const Registers& registers,
                                      const Memory& memory) {
    std::vector<std::uint64_t> stack;
    for (const auto& operation : expression) {
        if (operation.isError()) return std::nullopt;
        const unsigned code = operation.getCode();
        const auto operand = operation.getNumOperands() > 0 ? operation.getRawOperand(0) : 0;
        if (code >= dwarf::DW_OP_breg0 && code <= dwarf::DW_OP_breg16) {
            stack.push_back(registers.value[code - dwarf::DW_OP_breg0] + operand);
        } else if (code >= dwarf::DW_OP_lit0 && code <= dwarf::DW_OP_lit31) {
            stack.push_back(code - dwarf::DW_OP_lit0);
        } else if (stack.empty()) {
            return std::nullopt;
        } else if (code == dwarf::DW_OP_deref) {
            const auto word = memory.get<std::uint64_t>(stack.back());
            if (!word) return std::nullopt;
            stack.back() = *word;
        } else if (code == dwarf::DW_OP_plus_uconst) {
            stack.back() += operand;
        } else {
            // The procedure linkage table computes with the program counter; a thread that stands in it is let go.
            if (stack.size() < 2) return std::nullopt;
            const auto right = stack.back();
            stack.pop_back();
            auto& left = stack.back();
            switch (code) {
                case dwarf::DW_OP_plus: left += right; break;
                case dwarf::DW_OP_and: left &= right; break;
                case dwarf::DW_OP_shl: left = right < 64 ? left << right : 0; break;
                case dwarf::DW_OP_ge:
                    left = static_cast<std::int64_t>(left) >= static_cast<std::int64_t>(right) ? 1 : 0;
                    break;
                default: return std::nullopt;
            }
        }
    }
    return stack.empty() ? std::nullopt : std::optional(stack.back());
}

/// Whether the rule names the place of the value rather than the value: LLVM keeps that to itself, but compares it.
bool names_place(const dwarf::UnwindLocation& rule) {
    using dwarf::UnwindLocation;
    switch (rule.getLocation()) {
        case UnwindLocation::CFAPlusOffset: return !(rule == UnwindLocation::createIsCFAPlusOffset(rule.getOffset()));
        case UnwindLocation::RegPlusOffset:
            return !(rule == UnwindLocation::createIsRegisterPlusOffset(rule.getRegister(), rule.getOffset()));
        case UnwindLocation::DWARFExpr:
            return !(rule == UnwindLocation::createIsDWARFExpression(*rule.getDWARFExpressionBytes()));
        default: return false;
    }
}

std::optional<std::uint64_t> value_of(const dwarf::UnwindLocation& location, Address cfa, const Registers& registers,
                                      const Memory& memory) {
    std::uint64_t place = 0;
    switch (location.getLocation()) {
        case dwarf::UnwindLocation::CFAPlusOffset:
            place = cfa + static_cast<std::uint64_t>(static_cast<std::int64_t>(location.getOffset()));
            break;
        case dwarf::UnwindLocation::RegPlusOffset:
            if (location.getRegister() >= Registers::count) return std::nullopt;
            place = registers.value[location.getRegister()] +
                    static_cast<std::uint64_t>(static_cast<std::int64_t>(location.getOffset()));
            break;
        case dwarf::UnwindLocation::DWARFExpr: {
            const auto expression = location.getDWARFExpressionBytes();
            if (!expression) return std::nullopt;
            const auto result = evaluate(*expression, registers, memory);
            if (!result) return std::nullopt;
            place = *result;
            break;
        }
        default: return std::nullopt;
    }
    return names_place(location) ? memory.get<std::uint64_t>(place) : std::optional(place);
}

}  // namespace

const std::vector<Unwinder::Entry>& Unwinder::entries(const Image& image) {
    auto [kept, added] = entries_.try_emplace(&image);
    if (!added) return kept->second;
    const auto* information = image.unwind_information();
    if (information == nullptr) return kept->second;
    for (const auto& entry : *information)
        if (const auto* function = llvm::dyn_cast<dwarf::FDE>(&entry))
            if (function->getAddressRange() != 0)
                kept->second.push_back({function->getInitialLocation(),
                                        function->getInitialLocation() + function->getAddressRange(), function});
    std::sort(kept->second.begin(), kept->second.end(),
              [](const Entry& left, const Entry& right) { return left.begin < right.begin; });
    return kept->second;
}

void Unwinder::prepare() {
    constexpr std::uint64_t huge = std::uint64_t{32} << 20;
    for (const auto& module : modules_.all())
        if (module.image && module.end - module.begin < huge) entries(*module.image);
}

bool Unwinder::step(StackFrame& frame, Registers& caller, bool& signal_frame, bool& outermost) {
    const auto* module = modules_.at(frame.code);
    if (module == nullptr || !module->image) return false;
    frame.module = static_cast<std::size_t>(module - modules_.all().data());
    const auto address = module->in_file(frame.code);
    const auto& all = entries(*module->image);
    const auto next = std::upper_bound(all.begin(), all.end(), address,
                                       [](std::uint64_t value, const Entry& entry) { return value < entry.begin; });
    if (next == all.begin() || address >= std::prev(next)->end) return false;
    const auto* entry = std::prev(next)->entry;
    auto table = dwarf::UnwindTable::create(entry);
    if (!table) {
        llvm::consumeError(table.takeError());
        return false;
    }
    const dwarf::UnwindRow* row = nullptr;
    for (const auto& candidate : *table)
        if (!candidate.hasAddress() || candidate.getAddress() <= address) row = &candidate;
    if (row == nullptr) return false;
    const auto& cfa_rule = row->getCFAValue();
    const auto cfa = value_of(cfa_rule, 0, frame.registers, memory_);
    if (!cfa) return false;
    frame.cfa = *cfa;
    caller = frame.registers;
    caller.value[Registers::stack_pointer] = *cfa;
    const auto return_register = entry->getLinkedCIE()->getReturnAddressRegister();
    const auto& rules = row->getRegisterLocations();
    bool returns = false;
    for (unsigned number = 0; number < Registers::count; ++number) {
        const auto rule = rules.getRegisterLocation(number);
        if (!rule) continue;
        if (rule->getLocation() == dwarf::UnwindLocation::Undefined && number == return_register) {
            outermost = true;
            return false;
        }
        const auto value = value_of(*rule, *cfa, frame.registers, memory_);
        if (!value) continue;
        caller.value[number] = *value;
        returns = returns || number == return_register;
    }
    signal_frame = entry->getLinkedCIE()->getAugmentationString().contains('S');
    outermost = returns && caller.pc() == 0;
    return returns && caller.pc() != 0;
}

CallStack Unwinder::unwind(const Registers& start) {
    CallStack stack;
    Registers registers = start;
    bool interrupted = true;  // by a signal, or just stopped: the program counter is of the next instruction
    Address last_cfa = 0;
    while (stack.frames.size() < most_frames) {
        StackFrame frame;
        frame.pc = registers.pc();
        frame.code = interrupted ? frame.pc : frame.pc - 1;
        frame.registers = registers;
        Registers caller;
        bool signal_frame = false, outermost = false;
        const bool more = step(frame, caller, signal_frame, outermost);
        // Each caller lies higher; but a signal may have its own stack.
        if (more && frame.cfa <= last_cfa && !interrupted) break;
        last_cfa = signal_frame ? 0 : frame.cfa;
        stack.frames.push_back(frame);
        if (!more) {
            stack.complete = outermost;
            break;
        }
        registers = caller;
        interrupted = signal_frame;
    }
    return stack;
}

}  // namespace yieldcheck::inspector
