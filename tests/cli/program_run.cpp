#include "program_run.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace precis::test {

namespace fs = std::filesystem;

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
