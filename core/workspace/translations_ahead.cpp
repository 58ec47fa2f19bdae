#include "workspace/translations_ahead.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace precis {

TranslationsAhead::TranslationsAhead(const Workspace& workspace) {
    for (std::string& language : workspace.languages()) {
        std::filesystem::path path = workspace.translation_file(language);
        files_.push_back({std::move(language), std::move(path), std::nullopt, {}});
    }
    const std::size_t processors = std::thread::hardware_concurrency();
    const std::size_t helpers = std::min(std::max<std::size_t>(processors, 1) - 1, files_.size());
    for (std::size_t i = 0; i < helpers; ++i) {
        // Where no thread can be had, the helper runs when it is waited for.
        helpers_.push_back(
            std::async(std::launch::async | std::launch::deferred, [this] { read(); }));
    }
}

TranslationsAhead::~TranslationsAhead() {
    next_ = files_.size();
}

const std::vector<TranslationsAhead::File>& TranslationsAhead::files() {
    read();
    for (std::future<void>& helper : helpers_) {
        helper.get();
    }
    helpers_.clear();
    return files_;
}

void TranslationsAhead::read() {
    for (std::size_t i = next_++; i < files_.size(); i = next_++) {
        files_[i].translation = read_translation_file(files_[i].path, files_[i].diagnostics);
    }
}

}  // namespace precis
