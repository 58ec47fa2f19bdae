#include "support/process.hpp"

#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace precis::test {
namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (std::string& text : strings) {
        result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
}

std::vector<std::string> assignments(const std::map<std::string, std::string>& environment) {
    std::map<std::string, std::string> all{
        {"PATH", "/usr/local/bin:/usr/bin:/bin"}, {"HOME", "/nonexistent"}, {"LC_ALL", "C.UTF-8"}};
    for (const char* passed_on : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
        if (const char* value = std::getenv(passed_on)) {
            all[passed_on] = value;
        }
    }
    // The leak checker halts a process to look at it, and now and then fails itself where many are
    // run at once. Leaks are looked for where the tests call the code themselves.
    all["ASAN_OPTIONS"] += ":detect_leaks=0";
    for (const auto& [name, value] : environment) {
        all[name] = value;
    }
    std::vector<std::string> result;
    for (const auto& [name, value] : all) {
        result.push_back(name + "=" + value);
    }
    return result;
}

// Reads two pipes until both end, so that neither fills up.
void drain(int output, int errors, Outcome& outcome) {
    pollfd polled[2] = {{output, POLLIN, 0}, {errors, POLLIN, 0}};
    std::string* texts[2] = {&outcome.output, &outcome.errors};
    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        if (poll(polled, 2, -1) < 0) {
            continue;
        }
        for (int i = 0; i < 2; ++i) {
            if (polled[i].fd < 0 || polled[i].revents == 0) {
                continue;
            }
            char bytes[4096];
            const ssize_t got = read(polled[i].fd, bytes, sizeof bytes);
            if (got > 0) {
                texts[i]->append(bytes, static_cast<std::size_t>(got));
            } else {
                close(polled[i].fd);
                polled[i].fd = -1;
            }
        }
    }
}

}  // namespace

Outcome run_process(const std::vector<std::string>& command, const fs::path& folder,
                    const std::map<std::string, std::string>& environment,
                    const std::string& output_to) {
    std::vector<std::string> arguments = command;
    std::vector<std::string> variables = assignments(environment);
    const std::vector<char*> argument_list = pointers(arguments);
    const std::vector<char*> variable_list = pointers(variables);
    int output[2];
    int errors[2];
    if (pipe2(output, O_CLOEXEC) != 0 || pipe2(errors, O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipes");
    }
    if (output_to == kClosedPipe) {
        close(output[0]);
        output[0] = -1;
    }
    const pid_t child = fork();
    if (child == 0) {
        const bool to_pipe = output_to.empty() || output_to == kClosedPipe;
        const int target = to_pipe ? output[1] : open(output_to.c_str(), O_WRONLY | O_CLOEXEC);
        if (chdir(folder.c_str()) == 0 && dup2(target, 1) == 1 && dup2(errors[1], 2) == 2) {
            execvpe(argument_list[0], argument_list.data(), variable_list.data());
        }
        _exit(127);
    }
    close(output[1]);
    close(errors[1]);
    Outcome outcome;
    drain(output[0], errors[0], outcome);
    int status = 0;
    waitpid(child, &status, 0);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

}  // namespace precis::test
