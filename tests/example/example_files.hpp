// The worked example and what is made of it, in a folder that goes with the object.
#pragma once

#include "support/process.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace precis::test {

inline const std::vector<std::string> kAudiences{
    "executives", "legislators",   "diplomats", "partner-governments",
    "industry",   "civil-society", "press",     "incident-responders",
    "public"};
inline const std::vector<std::string> kTemplates{"one-pager", "memo", "talking-points", "deck"};

class ExampleFiles {
  public:
    ExampleFiles();
    ~ExampleFiles();
    ExampleFiles(const ExampleFiles&) = delete;
    ExampleFiles& operator=(const ExampleFiles&) = delete;

    // Runs `precis make` on the example with these arguments and `-o NAME`; fails the test, with
    // what the program said, when it does not end well.
    void make(const std::vector<std::string>& arguments, const std::string& name) const;

    // What another program prints of a file here; its exit must be 0.
    std::string asked(const std::vector<std::string>& command) const;
    std::string read(const std::string& name) const;

    std::filesystem::path path;
};

bool has_program(const std::string& name);

// Runs of white space made one blank.
std::string folded(const std::string& text);

}  // namespace precis::test
