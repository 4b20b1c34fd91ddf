#include "adapter.hpp"
#include "harness/adapter_program.hpp"

int main(int argument_count, char** arguments) {
    return yieldcheck::run_adapter_program(yieldcheck::AdapterOf<yieldcheck::Library>{}, argument_count, arguments);
}
