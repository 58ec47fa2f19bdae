// Runs the program as its users do: as a process, in a folder, with arguments.
#pragma once

#include "support/process.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace precis::test {

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

}  // namespace precis::test
