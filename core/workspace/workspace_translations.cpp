#include "base/files.hpp"
#include "strategy/values.hpp"
#include "workspace/workspace.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "translations";
constexpr const char* kSuffix = ".xlf";

void report_language(const Location& where, std::string_view found, std::string_view expected,
                     Diagnostics& diagnostics) {
    diagnostics.report(Code::wrong_translation_language, where,
                       fmt::format("'{}' should be '{}'", found, expected));
}

}  // namespace

std::optional<Translation> read_translation_file(const fs::path& path, Diagnostics& diagnostics) {
    auto bytes = read_file(path, diagnostics);
    return bytes ? read_translation(path.string(), std::move(*bytes), diagnostics) : std::nullopt;
}

bool check_languages(const Translation& translation, const fs::path& path,
                     std::string_view source_language, Diagnostics& diagnostics) {
    const std::size_t errors = diagnostics.count(Severity::error);
    const std::string language = canonical_language(path.stem().string());
    if (translation.language != language) {
        report_language(translation.language_where, translation.language, path.stem().string(),
                        diagnostics);
    }
    if (translation.source_language != source_language) {
        report_language(translation.source_language_where, translation.source_language,
                        source_language, diagnostics);
    }
    return diagnostics.count(Severity::error) == errors;
}

std::optional<Translation> read_translation_file(const fs::path& path,
                                                 std::string_view source_language,
                                                 Diagnostics& diagnostics) {
    auto translation = read_translation_file(path, diagnostics);
    const bool fits =
        translation && check_languages(*translation, path, source_language, diagnostics);
    return fits ? std::move(translation) : std::nullopt;
}

fs::path find_translation(const fs::path& folder, const std::string& language) {
    std::error_code error;
    for (std::string tag = language; !tag.empty();) {
        const fs::path file = (folder / (tag + kSuffix)).lexically_normal();
        if (fs::exists(file, error) && reads_as(tag, language)) {
            return file;
        }
        const std::size_t hyphen = tag.rfind('-');
        tag.resize(hyphen == std::string::npos ? 0 : hyphen);
    }
    return {};
}

fs::path Workspace::translation_file(std::string_view language) const {
    return (folder_ / kFolder / (std::string(language) + kSuffix)).lexically_normal();
}

std::vector<std::string> Workspace::languages() const {
    std::vector<std::string> languages;
    std::error_code error;
    for (fs::directory_iterator entry(folder_ / kFolder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == kSuffix) {
            languages.push_back(entry->path().stem().string());
        }
    }
    std::sort(languages.begin(), languages.end());
    return languages;
}

std::optional<Translation> Workspace::translation(const std::string& language,
                                                  const Strategy& strategy,
                                                  Diagnostics& diagnostics) const {
    Translation all;
    const fs::path own = find_translation(folder_ / kFolder, language);
    if (!own.empty()) {
        auto translation = read_translation_file(own, strategy.language, diagnostics);
        if (!translation) {
            return std::nullopt;
        }
        all = std::move(*translation);
    } else if (!reads_as(strategy.language, language)) {
        diagnostics
            .report(Code::not_translated, translation_file(language).string(),
                    fmt::format("there is no translation into '{}': the texts stay in '{}'",
                                language, strategy.language))
            .hinted(fmt::format("'precis translate {}' begins one", language));
    }
    const fs::path installed = find_translation(installation_.templates / kFolder, language);
    if (!installed.empty()) {
        auto translation = read_translation_file(installed, kProgramLanguage, diagnostics);
        if (!translation) {
            return std::nullopt;
        }
        add_translation(all, std::move(*translation));
    }
    return all;
}

std::optional<Labels> Workspace::labels(Diagnostics& diagnostics) const {
    const fs::path file = installation_.templates / kFolder / "labels.xml";
    auto bytes = read_file(file, diagnostics);
    return bytes ? read_labels(file.string(), std::move(*bytes), diagnostics) : std::nullopt;
}

}  // namespace precis
