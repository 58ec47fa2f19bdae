#include "support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace precis::test {

bool is_golden(const std::string& name, const std::string& text, std::string& difference) {
    const std::filesystem::path path =
        std::filesystem::path(PRECIS_SOURCE_DIR) / "tests" / "golden" / name;
    if (std::getenv("PRECIS_UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return true;
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream golden;
    golden << file.rdbuf();
    if (golden.str() == text) {
        return true;
    }
    std::istringstream was(golden.str());
    std::istringstream is(text);
    std::string old_line;
    std::string new_line;
    for (int number = 1; was || is; ++number) {
        const bool had = static_cast<bool>(std::getline(was, old_line));
        const bool has = static_cast<bool>(std::getline(is, new_line));
        if (had != has || old_line != new_line) {
            difference = path.string() + ":" + std::to_string(number) +
                         "\n  was: " + (had ? old_line : "(end)") +
                         "\n   is: " + (has ? new_line : "(end)") +
                         "\nread the whole difference after tests/run.sh --update";
            return false;
        }
    }
    return false;
}

}  // namespace precis::test
