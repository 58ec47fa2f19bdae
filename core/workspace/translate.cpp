#include "workspace/translate.hpp"

#include "base/files.hpp"
#include "compose/template_texts.hpp"
#include "strategy/values.hpp"

#include <map>
#include <optional>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

// A tag that can be a file's name, and is not that of the texts themselves.
std::string target_language(const std::string& language, const std::string& source,
                            Diagnostics& diagnostics) {
    const std::string tag = canonical_language(language);
    if (tag.empty()) {
        diagnostics
            .report(Code::bad_language, "", fmt::format("'{}' is not a language tag", language))
            .hinted("write a BCP 47 tag, such as en, fr-CA or zh-Hans");
    } else if (tag == source) {
        diagnostics.report(Code::bad_usage, "", fmt::format("the texts are in '{}' already", tag))
            .hinted("name the language to translate into");
        return {};
    }
    return tag;
}

bool add_template(const DataFile& file, const std::string& original, WorkspaceTexts& texts,
                  Diagnostics& diagnostics) {
    const auto form = read_template_file(file, diagnostics);
    if (form) {
        texts.files.push_back(texts_of(*form, original));
        texts.sources.push_back(form->document->source());
    }
    return form.has_value();
}

// A logo is all that a theme says.
bool add_theme(const DataFile& file, WorkspaceTexts& texts, Diagnostics& diagnostics) {
    const auto theme = read_theme_file(file, diagnostics);
    if (theme && theme->logo) {
        TextFile own{
            "theme." + theme->id, "../templates/themes/" + file.path.filename().string(), {}};
        add_unit(own, unit_id(*theme), rich_text_of(theme->logo->alternative),
                 "what the logo shows, for those who do not see it", theme->logo->where);
        texts.files.push_back(std::move(own));
        texts.sources.push_back(theme->document->source());
    }
    return theme.has_value();
}

void add_labels(const Labels& labels, WorkspaceTexts& texts) {
    texts.files.push_back(texts_of(labels));
    texts.sources.push_back(labels.source);
}

std::optional<RefreshedFile> refreshed_file(const fs::path& path, const std::string& source,
                                            const std::string& language,
                                            const WorkspaceTexts& texts, bool prune,
                                            Diagnostics& diagnostics) {
    RefreshedFile file;
    file.path = path;
    Translation old;
    old.language = language;
    old.source_language = source;
    std::string before;
    std::error_code error;
    if (fs::exists(path, error)) {
        auto bytes = read_file(path, diagnostics);
        auto read = read_translation_file(path, source, diagnostics);
        if (!bytes || !read) {
            return std::nullopt;
        }
        before = std::move(*bytes);
        old = std::move(*read);
    }
    file.refreshed = refresh(texts.files, std::move(old), prune);
    file.bytes = write_translation(file.refreshed.translation);
    file.changed = file.bytes != before;
    return file;
}

void report_lost(const Translation& translation, const std::unordered_set<std::string_view>& known,
                 Diagnostics& diagnostics) {
    for (const TranslatedFile& file : translation.files) {
        for (const TranslatedUnit& unit : file.units) {
            if (file.id != kAside && !known.contains(unit.id)) {
                diagnostics
                    .report(Code::lost_unit, unit.where,
                            fmt::format("nothing has the id '{}' any more", unit.id))
                    .hinted(
                        fmt::format("'precis translate {}' puts it aside", translation.language));
            }
        }
    }
}

void check_translation(const Translation& translation, const WorkspaceTexts& texts, bool details,
                       Diagnostics& diagnostics) {
    std::vector<const TextUnit*> missing;
    std::vector<const TextUnit*> stale;
    std::unordered_set<std::string_view> known;
    for (const TextFile& file : texts.files) {
        for (const TextUnit& unit : file.units) {
            known.insert(unit.id);
            const Standing standing = standing_of(&translation, unit.id, unit.source);
            if (standing == Standing::missing) {
                missing.push_back(&unit);
            } else if (standing == Standing::stale) {
                stale.push_back(&unit);
            }
        }
    }
    report_gaps(path_of(&translation), translation.language, missing, stale, details, diagnostics);
    report_lost(translation, known, diagnostics);
}

// Whether the texts that come with the program are translated in the workspace's own file too.
bool takes_all(const Workspace& workspace, const Strategy& strategy, const std::string& language) {
    return strategy.language == kProgramLanguage &&
           find_translation(workspace.installation().templates / "translations", language).empty();
}

std::optional<WorkspaceTexts> texts_of(const Workspace& workspace, const Strategy& strategy,
                                       const Audiences& audiences, bool all,
                                       Diagnostics& diagnostics) {
    WorkspaceTexts texts;
    bool readable = true;
    texts.files.push_back(texts_of(strategy));
    if (audiences.document != nullptr || all) {
        texts.files.push_back(texts_of(audiences));
    }
    for (const DataFile& file : workspace.template_files()) {
        if (file.own || all) {
            const std::string name = file.path.filename().string();
            readable =
                add_template(file, file.own ? "../templates/" + name : name, texts, diagnostics) &&
                readable;
        }
    }
    for (const DataFile& file : workspace.theme_files()) {
        readable = (!file.own || add_theme(file, texts, diagnostics)) && readable;
    }
    if (all) {
        const auto labels = workspace.labels(diagnostics);
        if (!labels) {
            return std::nullopt;
        }
        add_labels(*labels, texts);
    }
    return readable ? std::optional(std::move(texts)) : std::nullopt;
}

}  // namespace

std::optional<WorkspaceTexts> texts_of(const Workspace& workspace, const Strategy& strategy,
                                       const Audiences& audiences, const std::string& language,
                                       Diagnostics& diagnostics) {
    return texts_of(workspace, strategy, audiences, takes_all(workspace, strategy, language),
                    diagnostics);
}

std::optional<RefreshedFile> refresh_translation(const Workspace& workspace,
                                                 const std::string& language, bool prune,
                                                 Diagnostics& diagnostics) {
    const auto strategy = workspace.strategy(diagnostics);
    const auto audiences = strategy ? workspace.audiences(*strategy, diagnostics) : std::nullopt;
    if (!audiences) {
        return std::nullopt;
    }
    const std::string tag = target_language(language, strategy->language, diagnostics);
    const auto texts =
        tag.empty() ? std::nullopt : texts_of(workspace, *strategy, *audiences, tag, diagnostics);
    if (!texts) {
        return std::nullopt;
    }
    return refreshed_file(workspace.translation_file(tag), strategy->language, tag, *texts, prune,
                          diagnostics);
}

std::optional<RefreshedFile> refresh_shared_translation(const fs::path& folder,
                                                        const std::string& language, bool prune,
                                                        Diagnostics& diagnostics) {
    const std::string source(kProgramLanguage);
    const std::string tag = target_language(language, source, diagnostics);
    const fs::path labels_file = folder / "translations/labels.xml";
    auto bytes = tag.empty() ? std::nullopt : read_file(labels_file, diagnostics);
    const auto labels =
        bytes ? read_labels(labels_file.string(), std::move(*bytes), diagnostics) : std::nullopt;
    if (!labels) {
        return std::nullopt;
    }
    WorkspaceTexts texts;
    bool readable = true;
    for (const DataFile& file : template_files_in(folder)) {
        readable = add_template(file, "../" + file.path.filename().string(), texts, diagnostics) &&
                   readable;
    }
    texts.files.push_back(texts_of(default_audiences()));
    add_labels(*labels, texts);
    return readable ? refreshed_file(folder / "translations" / (tag + ".xlf"), source, tag, texts,
                                     prune, diagnostics)
                    : std::nullopt;
}

void check_translations(const Workspace& workspace, const Strategy& strategy,
                        const Audiences& audiences, TranslationsAhead& translations, bool details,
                        Diagnostics& diagnostics) {
    std::map<bool, std::optional<WorkspaceTexts>> texts_by_extent;  // most languages have the same
    for (const TranslationsAhead::File& file : translations.files()) {
        diagnostics.append(file.diagnostics);
        const auto& translation = file.translation;
        if (!translation ||
            !check_languages(*translation, file.path, strategy.language, diagnostics)) {
            continue;
        }
        const bool all = takes_all(workspace, strategy, file.language);
        const auto [texts, is_new] = texts_by_extent.try_emplace(all);
        if (is_new) {
            texts->second = texts_of(workspace, strategy, audiences, all, diagnostics);
        }
        if (texts->second) {
            check_translation(*translation, *texts->second, details, diagnostics);
        }
    }
}

}  // namespace precis
