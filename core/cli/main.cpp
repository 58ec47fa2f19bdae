#include "cli/program.hpp"

#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <system_error>

#include <unistd.h>

namespace {

// For a defect of Precis itself; the number that sysexits.h has for it.
constexpr int kDefect = 70;

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// The file of this program; links to it are followed, so that what was installed with it is found.
std::filesystem::path own_file(const char* called) {
    std::error_code error;
    std::filesystem::path file = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::absolute(called, error) : file;
}

}  // namespace

int main(int count, char** arguments) {
    using namespace precis::cli;
    // A reader that goes away is an error of writing like any other, and so is a file that may not
    // grow further.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    Console console(STDOUT_FILENO, STDERR_FILENO);
    try {
        // Never destroyed, nor is what commands leave in it: the process ends.
        static Context& context =
            *new Context{console, &environment,
                         precis::Installation::around(own_file(count > 0 ? arguments[0] : ""))};
        return static_cast<int>(run_program(count, arguments, context));
    } catch (const std::bad_alloc&) {
        console.say("precis: out of memory");
    } catch (const std::exception& error) {
        console.say(std::string("precis: a defect of Precis itself: ") + error.what());
    }
    return kDefect;
}
