#include "program_run.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;

namespace fs = std::filesystem;

namespace {

// One entry of faults.txt: what is replaced in which file of the lighthouse workspace, and all that
// `precis check -q` then says.
struct Fault {
    std::string file;
    std::string old_text;
    std::string new_text;
    std::string expected;
};

std::vector<Fault> read_faults() {
    std::ifstream in(fs::path(PRECIS_SOURCE_DIR) / "tests/cli/faults.txt");
    std::vector<Fault> faults;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("== ", 0) == 0) {
            faults.push_back({line.substr(3), "", "", ""});
        } else if (line.rfind("- ", 0) == 0 && faults.back().expected.empty()) {
            faults.back().old_text = line.substr(2);
        } else if (line.rfind("+ ", 0) == 0 && faults.back().expected.empty()) {
            faults.back().new_text = line.substr(2);
        } else if (!faults.empty()) {
            faults.back().expected += line + "\n";
        }
    }
    return faults;
}

struct Lighthouse : Harbour {
    Lighthouse() {
        fs::remove_all(path);
        fs::copy(fs::path(PRECIS_SOURCE_DIR) / "tests/fixtures/lighthouse", path,
                 fs::copy_options::recursive);
    }
};

}  // namespace

TEST_CASE("the workspace that faults are put into has none") {
    const Lighthouse lighthouse;
    const Outcome checked = lighthouse.run({"check", "-q", "--fail-on", "warning"});
    CHECK(checked.errors == "");
    CHECK(checked.code == 0);
}

TEST_CASE("each of many faults gives exactly its diagnostic, at its place") {
    const std::vector<Fault> faults = read_faults();
    CHECK(faults.size() >= 60);
    for (const Fault& fault : faults) {
        const Lighthouse lighthouse;
        INFO(fault.file << ": '" << fault.old_text << "' became '" << fault.new_text << "'");
        lighthouse.replace(fault.file, fault.old_text, fault.new_text);
        const Outcome checked = lighthouse.run({"check", "-q", "--fail-on", "warning"});
        CHECK(checked.errors == fault.expected);
        CHECK(checked.output == "");
        CHECK(checked.code != 0);
    }
}
