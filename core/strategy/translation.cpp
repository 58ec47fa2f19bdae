#include "strategy/translation.hpp"

#include "strategy/markup.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <unicode/locid.h>

namespace precis {
namespace {

struct LanguageAndScript {
    std::string language;
    std::string script;
    bool operator==(const LanguageAndScript&) const = default;
};

LanguageAndScript likely(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
    locale.addLikelySubtags(status);
    return {locale.getLanguage(), locale.getScript()};
}

void report_counted(Code code, const std::string& path, std::string message,
                    std::string_view language, Diagnostics& diagnostics) {
    diagnostics.report(code, path, std::move(message))
        .hinted(fmt::format("'precis translate {}' writes them out for the translators", language));
}

// Whether both are surely written the same; what is not may still be.
bool are_alike(const RichText& one, const RichText& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Run& a, const Run& b) {
                          return a.kind == b.kind && a.text == b.text && are_alike(a.runs, b.runs);
                      });
}

}  // namespace

std::string_view name_of(TranslationState state) {
    constexpr std::array<std::string_view, 4> kNames{"initial", "translated", "reviewed", "final"};
    return kNames[static_cast<std::size_t>(state)];
}

const TranslatedUnit* Translation::find(std::string_view id) const {
    const auto found = index.find(std::string(id));
    return found == index.end() ? nullptr : &files[found->second.first].units[found->second.second];
}

void Translation::make_index() {
    index.clear();
    for (std::size_t file = 0; file < files.size(); ++file) {
        for (std::size_t i = 0; files[file].id != kAside && i < files[file].units.size(); ++i) {
            index.emplace(files[file].units[i].id, std::pair(file, i));
        }
    }
}

void add_translation(Translation& translation, Translation other) {
    for (TranslatedFile& file : other.files) {
        translation.files.push_back(std::move(file));
    }
    translation.texts.insert(translation.texts.end(), other.texts.begin(), other.texts.end());
    translation.make_index();
}

Standing standing_of(const Translation* translation, std::string_view id, const RichText& source) {
    const TranslatedUnit* unit = translation == nullptr ? nullptr : translation->find(id);
    if (unit == nullptr || !unit->target || unit->target->empty()) {
        return Standing::missing;
    }
    const bool fresh = !unit->is_stale() && (are_alike(unit->source, source) ||
                                             markup_of(unit->source) == markup_of(source));
    return fresh ? Standing::translated : Standing::stale;
}

std::string path_of(const Translation* translation) {
    return translation == nullptr || translation->texts.empty()
               ? std::string()
               : translation->texts.front()->path();
}

void report_gaps(const std::string& path, std::string_view language,
                 const std::vector<const TextUnit*>& missing,
                 const std::vector<const TextUnit*>& stale, bool details,
                 Diagnostics& diagnostics) {
    const auto texts = [](std::size_t count, std::string_view one, std::string_view many) {
        return fmt::format("{} {}", count, count == 1 ? one : many);
    };
    if (!missing.empty()) {
        report_counted(Code::missing_translation, path,
                       fmt::format("{} not translated into '{}'",
                                   texts(missing.size(), "text is", "texts are"), language),
                       language, diagnostics);
    }
    if (!stale.empty()) {
        report_counted(Code::stale_translation, path,
                       fmt::format("{} changed since translated into '{}'",
                                   texts(stale.size(), "text has", "texts have"), language),
                       language, diagnostics);
    }
    for (const TextUnit* unit : details ? missing : std::vector<const TextUnit*>()) {
        diagnostics.report(Code::untranslated_text, unit->where,
                           fmt::format("'{}' is not translated into '{}'", unit->id, language));
    }
    for (const TextUnit* unit : details ? stale : std::vector<const TextUnit*>()) {
        diagnostics.report(
            Code::outdated_text, unit->where,
            fmt::format("'{}' has changed since translated into '{}'", unit->id, language));
    }
}

bool reads_as(std::string_view written, std::string_view wanted) {
    return written == wanted || likely(written) == likely(wanted);
}

}  // namespace precis
