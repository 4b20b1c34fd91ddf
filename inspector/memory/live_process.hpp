// A running process.
#pragma once

#include "inspector/memory.hpp"
#include "inspector/memory/descriptor.hpp"
#include "inspector/memory/thread_stop.hpp"

namespace yieldcheck::inspector {

class LiveProcess : public Memory {
public:
    /// Throws Fault when there is no such process, it is not of this architecture, or may not be read.
    explicit LiveProcess(int process);

    std::string description() const override { return "process " + std::to_string(process_); }
    std::string executable() const override { return executable_; }
    int process() const override { return process_; }
    using Memory::read;
    bool read(Address address, std::span<std::byte> into) const override;
    void read(std::span<ReadRequest> requests) const override;
    std::size_t read_some(Address address, std::span<std::byte> into) const override;
    const std::vector<MemoryRegion>& regions() const override { return regions_; }
    std::vector<ThreadState> threads() const override;
    bool stop() override { return stop_.hold(); }
    void resume() override { stop_.release(); }
    std::string stop_failure() const override { return stop_.failure(); }
    bool moving() const override { return !stop_.holds(); }
    void refresh() override;
    void require_there() const override;
    std::string file_for(const MemoryRegion& region) const override;

protected:
    struct Unchecked {};
    /// For a program under control, which is not there yet.
    LiveProcess(int process, Unchecked) : process_(process), stop_(process) {}
    void set_process(int process) { process_ = process; }

private:
    int process_;
    std::string executable_;
    Descriptor memory_;  // of the program that it was: it reads nothing once that has ended or become another
    std::vector<MemoryRegion> regions_;
    ThreadStop stop_;
};

}  // namespace yieldcheck::inspector
