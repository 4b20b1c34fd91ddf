#include "cli/inspect/output.hpp"

#include "inspector/fault.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>

namespace yieldcheck::inspect {
namespace {

/// Characters to a file descriptor. A reader that went away makes the stream bad.
class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) { setp(buffer_, buffer_ + sizeof buffer_); }
    int error() const { return error_; }

protected:
    int_type overflow(int_type c) override {
        if (sync() != 0) return traits_type::eof();
        if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }
    int sync() override {
        for (const char* at = pbase(); at < pptr();) {
            const auto count = ::write(descriptor_, at, static_cast<std::size_t>(pptr() - at));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) {
                error_ = errno;
                setp(buffer_, buffer_ + sizeof buffer_);
                return -1;
            }
            at += count;
        }
        setp(buffer_, buffer_ + sizeof buffer_);
        return 0;
    }

private:
    int descriptor_;
    int error_ = 0;
    char buffer_[1 << 14];
};

[[noreturn]] void cannot_write(const std::string& what, int error) {
    throw inspector::Fault("cannot write " + what + ": " + std::strerror(error),
                           error == ENOSPC ? "the disk is full" : "is the folder there, and may you write to it?");
}

class Screen : public Output {
public:
    Screen() : buffer_(STDOUT_FILENO), out_(&buffer_) {
        std::signal(SIGPIPE, SIG_IGN);
        stream_ = &out_;
        style_ = style_for(STDOUT_FILENO);
    }
    void finish() override {
        out_.flush();
        if (buffer_.error() != 0 && buffer_.error() != EPIPE) cannot_write("to standard output", buffer_.error());
    }

private:
    DescriptorBuffer buffer_;
    std::ostream out_;
};

/// A pager as git runs it: $PAGER, otherwise less; with LESS=FRX unless the user has set it.
class Pager : public Output {
public:
    static std::unique_ptr<Pager> start() {
        const char* wished = std::getenv("PAGER");
        const std::string command = wished != nullptr && *wished != '\0' ? wished : "less";
        if (command == "cat") return nullptr;
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) return nullptr;
        const int child = fork();
        if (child == 0) {
            setenv("LESS", "FRX", 0);
            dup2(ends[0], STDIN_FILENO);
            execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            _exit(127);
        }
        close(ends[0]);
        if (child > 0) return std::unique_ptr<Pager>(new Pager(child, ends[1]));
        close(ends[1]);
        return nullptr;
    }
    ~Pager() override {
        out_.flush();
        close(descriptor_);
        int status = 0;
        while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
        }
    }
    void finish() override { out_.flush(); }

private:
    Pager(int child, int descriptor) : child_(child), descriptor_(descriptor), buffer_(descriptor), out_(&buffer_) {
        std::signal(SIGPIPE, SIG_IGN);
        std::signal(SIGINT, SIG_IGN);  // the pager's
        stream_ = &out_;
        style_ = style_for(STDOUT_FILENO);
    }

    int child_;
    int descriptor_;
    DescriptorBuffer buffer_;
    std::ostream out_;
};

bool has_program(const char* name) {
    const char* path = std::getenv("PATH");
    std::string folders = path != nullptr ? path : "/usr/bin:/bin";
    for (std::size_t at = 0; at <= folders.size();) {
        const auto end = std::min(folders.find(':', at), folders.size());
        if (::access((folders.substr(at, end - at) + '/' + name).c_str(), X_OK) == 0) return true;
        at = end + 1;
    }
    return false;
}

/// Where the file system can do so without a name until it is whole: nothing is left when the program is ended.
class FileOutput : public Output {
public:
    explicit FileOutput(const std::string& path) : path_(path), beside_(path + ".part-XXXXXX") {
        const std::string folder = std::filesystem::path(path).parent_path().string();
        descriptor_ = ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
        named_ = descriptor_ < 0;
        if (named_) descriptor_ = mkstemp(beside_.data());
        if (descriptor_ < 0) cannot_write(path, errno);
        buffer_ = std::make_unique<DescriptorBuffer>(descriptor_);
        out_ = std::make_unique<std::ostream>(buffer_.get());
        stream_ = out_.get();
        const mode_t mask = ::umask(0);
        ::umask(mask);
        ::fchmod(descriptor_, 0666 & ~mask);
    }
    ~FileOutput() override {
        close(descriptor_);
        if (named_ && !finished_) ::unlink(beside_.c_str());
    }
    void finish() override {
        out_->flush();
        if (buffer_->error() != 0) cannot_write(path_, buffer_->error());
        if (!named_) give_name();
        if (::rename(beside_.c_str(), path_.c_str()) != 0) cannot_write(path_, errno);
        finished_ = true;
    }

private:
    void give_name() {
        const int reserved = mkstemp(beside_.data());  // a name that nobody has
        if (reserved < 0) cannot_write(path_, errno);
        close(reserved);
        ::unlink(beside_.c_str());
        const std::string nameless = "/proc/self/fd/" + std::to_string(descriptor_);
        if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, beside_.c_str(), AT_SYMLINK_FOLLOW) != 0)
            cannot_write(path_, errno);
        named_ = true;
    }

    std::string path_;
    std::string beside_;
    int descriptor_ = -1;
    bool named_ = false;
    bool finished_ = false;
    std::unique_ptr<DescriptorBuffer> buffer_;
    std::unique_ptr<std::ostream> out_;
};

}  // namespace

std::unique_ptr<Output> screen(bool pager) {
    const char* wished = std::getenv("PAGER");
    const bool there = (wished != nullptr && *wished != '\0') || has_program("less");
    if (pager && there && ::isatty(STDOUT_FILENO))
        if (auto output = Pager::start()) return output;
    return std::make_unique<Screen>();
}

std::unique_ptr<Output> file_output(const std::string& path) {
    if (std::filesystem::is_directory(path))
        throw inspector::Fault("cannot write " + path + ": it is a folder", "name a file in it");
    return std::make_unique<FileOutput>(path);
}

}  // namespace yieldcheck::inspect
