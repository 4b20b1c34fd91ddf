#include "inspector/values/printer.hpp"

#include <algorithm>

namespace yieldcheck::inspector {

const std::vector<Printer>& printers() {
    static const std::vector<Printer> all{};
    return all;
}

const Printer* printer_for(const Type& type) {
    if (type.template_name.empty()) return nullptr;
    const auto found = std::find_if(printers().begin(), printers().end(),
                                    [&](const Printer& printer) { return printer.type == type.template_name; });
    return found == printers().end() ? nullptr : &*found;
}

}  // namespace yieldcheck::inspector
