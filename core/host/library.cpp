#include "host/library.hpp"

#include "host/elf_file.hpp"

#include <memory>
#include <mutex>
#include <system_error>
#include <vector>

#include <boost/dll/shared_library.hpp>
#include <dlfcn.h>
#include <fmt/format.h>

namespace precis {
namespace {

namespace dll = boost::dll;

// Keeps a library for the life of the process. The list itself is never destroyed: destruction at
// exit would unload libraries whose own exit handlers are still to run.
void keep_loaded(std::shared_ptr<dll::shared_library> library) {
    static std::mutex guard;
    static auto& kept = *new std::vector<std::shared_ptr<dll::shared_library>>;
    const std::lock_guard lock(guard);
    kept.push_back(std::move(library));
}

// The loader's own words, without the path that they begin with.
std::string loader_message(const std::filesystem::path& path) {
    const char* said = dlerror();
    std::string message = said == nullptr ? "the loader gives no reason" : said;
    const std::string prefix = path.string() + ": ";
    if (message.starts_with(prefix)) {
        message.erase(0, prefix.size());
    }
    return message;
}

}  // namespace

LibraryEntry load_library(const std::filesystem::path& path) {
    if (std::string fault = fault_of_elf_file(path); !fault.empty()) {
        return {nullptr, std::move(fault)};
    }
    // All symbols at once, so that what is missing shows here and not in the middle of a handout;
    // and kept local, so that two plugins with libraries of the same name do not mix.
    auto library = std::make_shared<dll::shared_library>();
    std::error_code error;
    library->load(path, dll::load_mode::rtld_now | dll::load_mode::rtld_local, error);
    if (error) {
        return {nullptr, "the loader refuses it: " + loader_message(path)};
    }
    keep_loaded(library);
    if (!library->has(PRECIS_ENTRY_SYMBOL)) {
        return {nullptr,
                fmt::format("a shared library that exports no symbol '{}'", PRECIS_ENTRY_SYMBOL)};
    }
    return {&library->get<const precis_entry_t>(PRECIS_ENTRY_SYMBOL), {}};
}

}  // namespace precis
