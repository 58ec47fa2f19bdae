#include "program_run.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
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
            execve(argument_list[0], argument_list.data(), variable_list.data());
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

Harbour::Harbour() {
    std::string name = (fs::temp_directory_path() / "precis-cli-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path = name;
    fs::copy(fs::path(PRECIS_SOURCE_DIR) / "tests/fixtures/harbour", path,
             fs::copy_options::recursive);
}

Harbour::~Harbour() {
    fs::remove_all(path);
}

Outcome Harbour::run(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command{PRECIS_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run_process(command, path, environment, output_to);
}

Outcome Harbour::make(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all{
        "make", "--plugin-path", PRECIS_TEST_PLUGINS, "--format", "lines", "--template", "page"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run(all);
}

std::string Harbour::read(const std::string& name) const {
    std::ifstream file(path / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void Harbour::write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
}

void Harbour::replace(const std::string& name, const std::string& old_text,
                      const std::string& new_text) const {
    std::string bytes = read(name);
    const std::size_t at = bytes.find(old_text);
    if (at == std::string::npos) {
        throw std::runtime_error("'" + old_text + "' is not in " + name);
    }
    write(name, bytes.replace(at, old_text.size(), new_text));
}

bool Harbour::has(const std::string& name) const {
    return fs::exists(path / name);
}

std::vector<std::string> Harbour::names() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (!entry.is_directory()) {
            all.push_back(fs::relative(entry.path(), path).string());
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace precis::test
