// Runs the program as its users do: as a process, in a folder, with arguments.
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

// A folder with a copy of the harbour workspace in it, which is the current folder of what is run
// there. Gone with the object.
class Harbour {
  public:
    Harbour();
    ~Harbour();
    Harbour(const Harbour&) = delete;
    Harbour& operator=(const Harbour&) = delete;

    // Variables of the environment, besides a harmless few.
    std::map<std::string, std::string> environment;
    // Where standard output goes; empty: to Outcome::output.
    std::string output_to;

    Outcome run(const std::vector<std::string>& arguments) const;
    // With the plugin `lines`, template `page` and --format lines; then `arguments`.
    Outcome make(const std::vector<std::string>& arguments) const;

    // Files in the folder.
    std::string read(const std::string& name) const;
    void write(const std::string& name, const std::string& bytes) const;
    void replace(const std::string& name, const std::string& old_text,
                 const std::string& new_text) const;
    bool has(const std::string& name) const;
    std::vector<std::string> names() const;  // of all files, sorted

    std::filesystem::path path;
};

// Any program, for those that build plugins.
Outcome run_process(const std::vector<std::string>& command, const std::filesystem::path& folder,
                    const std::map<std::string, std::string>& environment,
                    const std::string& output_to = {});

}  // namespace precis::test
