#include "example/example_files.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

namespace precis::test {

namespace fs = std::filesystem;

ExampleFiles::ExampleFiles() {
    std::string pattern = (fs::temp_directory_path() / "precis-example-XXXXXX").string();
    path = mkdtemp(pattern.data());
}

ExampleFiles::~ExampleFiles() {
    fs::remove_all(path);
}

void ExampleFiles::make(const std::vector<std::string>& arguments, const std::string& name) const {
    std::vector<std::string> command{
        PRECIS_PROGRAM,
        "make",
        "-q",
        "-C",
        std::string(PRECIS_SOURCE_DIR) + "/examples/digital-solidarity",
        "-o",
        name};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome outcome = run_process(command, path, {});
    INFO(outcome.errors);
    REQUIRE(outcome.code == 0);
    CHECK(outcome.errors.empty());
}

std::string ExampleFiles::asked(const std::vector<std::string>& command) const {
    const Outcome outcome = run_process(command, path, {{"HOME", path.string()}});
    INFO(outcome.errors);
    REQUIRE(outcome.code == 0);
    return outcome.output;
}

std::string ExampleFiles::read(const std::string& name) const {
    std::ifstream file(path / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

bool has_program(const std::string& name) {
    for (const char* folder : {"/usr/local/bin", "/usr/bin", "/bin"}) {
        if (fs::exists(fs::path(folder) / name)) {
            return true;
        }
    }
    return false;
}

std::string folded(const std::string& text) {
    std::istringstream words(text);
    std::string result;
    for (std::string word; words >> word;) {
        result += (result.empty() ? "" : " ") + word;
    }
    return result;
}

}  // namespace precis::test
