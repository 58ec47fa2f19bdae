// Runs a program as a process and takes what it says.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace precis::test {

// For `output_to`: a pipe whose reader has gone.
inline const std::string kClosedPipe = "|";

struct Outcome {
    int code = -1;  // of the exit; 128 and the signal's number for a crash
    std::string output;
    std::string errors;
};

// Runs `command` in `folder` with these variables besides a harmless few of the environment.
Outcome run_process(const std::vector<std::string>& command, const std::filesystem::path& folder,
                    const std::map<std::string, std::string>& environment,
                    const std::string& output_to = {});

}  // namespace precis::test
