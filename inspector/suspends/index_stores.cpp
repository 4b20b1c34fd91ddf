#include "inspector/suspends/index_stores.hpp"

#include "inspector/image/disassembly.hpp"
#include "inspector/image/index_place.hpp"

#include <map>

namespace yieldcheck::inspector {
namespace {

ZydisRegister whole(ZydisRegister part) { return ZydisRegisterGetLargestEnclosing(ZYDIS_MACHINE_MODE_LONG_64, part); }

/// Follows constants through registers while it walks the code: stores that several suspensions share take the index
/// from a register.
class StoreFinder {
public:
    StoreFinder(const Image& image, const FrameField& field, bool in_ramp)
        : image_(image), field_(field), in_ramp_(in_ramp) {}

    void visit(const Instruction& instruction) {
        const auto& target = instruction.operands[0];
        const auto& source = instruction.operands[1];
        const auto mnemonic = instruction.decoded.mnemonic;
        if (instruction.decoded.operand_count_visible < 2) return;
        if (mnemonic == ZYDIS_MNEMONIC_MOV && is_index(target)) {
            if (source.type == ZYDIS_OPERAND_TYPE_IMMEDIATE)
                add(instruction.pc, source.imm.value.u);
            else
                add_from_register(instruction.pc, whole(source.reg.value));
            return;
        }
        if (target.type != ZYDIS_OPERAND_TYPE_REGISTER) return;
        const auto reg = whole(target.reg.value);
        if (mnemonic == ZYDIS_MNEMONIC_MOV && source.type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
            constants_[reg] = {source.imm.value.u & 0xffff, instruction.pc};
            seen_[reg].push_back(constants_[reg]);
        } else if (mnemonic == ZYDIS_MNEMONIC_XOR && source.type == ZYDIS_OPERAND_TYPE_REGISTER &&
                   whole(source.reg.value) == reg) {
            constants_[reg] = {0, instruction.pc};
            seen_[reg].push_back(constants_[reg]);
        } else if (mnemonic != ZYDIS_MNEMONIC_CMP && mnemonic != ZYDIS_MNEMONIC_TEST) {
            constants_.erase(reg);
        }
    }

    std::vector<IndexStore> take() { return std::move(stores_); }

private:
    struct Constant {
        std::uint64_t value = 0, pc = 0;
    };

    bool is_index(const ZydisDecodedOperand& operand) const {
        return may_be_frame(operand) && operand.size == field_.size * 8 &&
               static_cast<std::uint64_t>(operand.mem.disp.value) == field_.offset;
    }

    void add(std::uint64_t pc, std::uint64_t index) {
        const std::uint64_t mask = field_.size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << field_.size * 8) - 1;
        stores_.push_back({pc, index & mask, image_.outer_line(pc), in_ramp_});
    }

    void add_from_register(std::uint64_t pc, ZydisRegister reg) {
        if (image_.outer_line(pc).line != 0) {
            if (const auto constant = constants_.find(reg); constant != constants_.end())
                add(pc, constant->second.value);
            return;
        }
        // A shared store belongs to no line; those of the constants that lead there do.
        for (const auto& constant : seen_[reg])
            if (constant.value < 256) add(constant.pc, constant.value);
    }

    const Image& image_;
    FrameField field_;
    bool in_ramp_;
    std::map<ZydisRegister, Constant> constants_;
    std::map<ZydisRegister, std::vector<Constant>> seen_;
    std::vector<IndexStore> stores_;
};

}  // namespace

std::vector<IndexStore> find_index_stores(const Image& image, Coroutine& coroutine) {
    if (!coroutine.index) {
        const IndexPlace place = find_index_place(image, coroutine);
        coroutine.index = place.field;
        coroutine.single_suspension = place.single;
        coroutine.stores_others = place.stores_others;
    }
    if (!coroutine.index) return {};
    std::vector<IndexStore> all;
    const auto search = [&](const CodeRange& range, bool in_ramp) {
        StoreFinder finder(image, *coroutine.index, in_ramp);
        disassemble(image, range, [&](const Instruction& instruction) {
            finder.visit(instruction);
            return true;
        });
        for (auto& store : finder.take())
            all.push_back(std::move(store));
    };
    // All pieces of the function: optimisation moves what is rarely run elsewhere.
    auto ranges = ranges_of(coroutine.function);
    if (ranges.empty()) ranges.push_back(coroutine.resume);
    for (const auto& range : ranges)
        search(range, false);
    if (coroutine.ramp.begin != 0) search(coroutine.ramp, true);
    return all;
}

}  // namespace yieldcheck::inspector
