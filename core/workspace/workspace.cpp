#include "workspace/workspace.hpp"

#include "base/files.hpp"
#include "base/nearest_name.hpp"
#include "strategy/load_strategy.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDefaultTheme = "ministry";

// Adds the files NAME.xml of a folder whose ids are not there yet.
void add_files(const fs::path& folder, bool own, std::vector<DataFile>& files) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path& path = entry->path();
        const std::string id = path.stem().string();
        const bool known = std::any_of(files.begin(), files.end(),
                                       [&id](const DataFile& file) { return file.id == id; });
        if (path.extension() == ".xml" && !known) {
            files.push_back({id, path.lexically_normal(), own});
        }
    }
}

std::vector<DataFile> files_of(const fs::path& own, const fs::path& installed) {
    std::vector<DataFile> files;
    add_files(own, true, files);
    add_files(installed, false, files);
    std::sort(files.begin(), files.end(),
              [](const DataFile& one, const DataFile& other) { return one.id < other.id; });
    return files;
}

const DataFile* find_file(const std::vector<DataFile>& files, std::string_view id) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [id](const DataFile& file) { return file.id == id; });
    return found == files.end() ? nullptr : &*found;
}

std::string hint_for(std::string_view id, const std::vector<DataFile>& files,
                     std::string_view what) {
    std::vector<std::string_view> known;
    for (const DataFile& file : files) {
        known.push_back(file.id);
    }
    return did_you_mean(id, known,
                        known.empty() ? fmt::format("there are no {} at all", what)
                                      : fmt::format("{}: {}", what, fmt::join(known, ", ")));
}

// Whether what was read bears the name of its file.
bool is_named_rightly(const DataFile& file, std::string_view what, std::string_view id,
                      Diagnostics& diagnostics) {
    if (id == file.id) {
        return true;
    }
    diagnostics
        .report(
            Code::misnamed_file, file.path.string(),
            fmt::format("the file '{}' holds the {} '{}'", file.path.filename().string(), what, id))
        .hinted(
            fmt::format("call the file '{}.xml', or give the {} the id '{}'", id, what, file.id));
    return false;
}

// The folders that a workspace may have are folders, and can be looked into: what is in them would
// else be missing without a word.
bool has_sound_folders(const fs::path& workspace, Diagnostics& diagnostics) {
    bool sound = true;
    for (const char* name : {"templates", "templates/themes", "translations"}) {
        const fs::path folder = (workspace / name).lexically_normal();
        std::error_code error;
        const fs::file_status status = fs::status(folder, error);
        if (!fs::exists(status) && status.type() != fs::file_type::none) {
            continue;
        }
        const bool is_folder = fs::is_directory(status);
        if (is_folder) {
            fs::directory_iterator entry(folder, error);
        }
        if (!is_folder || error) {
            diagnostics
                .report(Code::unreadable_file, folder.string(),
                        is_folder || error
                            ? fmt::format("the folder '{}' cannot be read: {}", folder.string(),
                                          error.message())
                            : fmt::format("'{}' is a file, not a folder", folder.string()))
                .hinted(is_folder || error ? "" : "call the file something else");
            sound = false;
        }
    }
    return sound;
}

}  // namespace

Installation Installation::around(const fs::path& executable) {
    const fs::path prefix = executable.parent_path().parent_path();
    const fs::path templates = prefix / "share/precis/templates";
    return {prefix / "lib/precis/plugins", templates, templates / "themes"};
}

std::optional<Workspace> Workspace::open(const fs::path& given, Installation installation,
                                         Diagnostics& diagnostics) {
    Workspace workspace;
    workspace.installation_ = std::move(installation);
    std::error_code error;
    if (!fs::is_directory(given, error)) {
        workspace.folder_ = given.parent_path();
        workspace.strategy_file_ = given;
        return workspace;
    }
    workspace.folder_ = given;
    workspace.strategy_file_ = (given / "strategy.xml").lexically_normal();
    if (!fs::exists(workspace.strategy_file_, error)) {
        diagnostics
            .report(Code::no_workspace, workspace.strategy_file_.string(),
                    fmt::format("the folder '{}' has no 'strategy.xml'", given.string()))
            .hinted("name a workspace with -C, or make one with 'precis init'");
        return std::nullopt;
    }
    return has_sound_folders(given, diagnostics) ? std::optional(std::move(workspace))
                                                 : std::nullopt;
}

std::optional<Strategy> Workspace::strategy(Diagnostics& diagnostics) const {
    auto bytes = read_file(strategy_file_, diagnostics);
    return bytes ? load_strategy(strategy_file_.string(), std::move(*bytes), diagnostics)
                 : std::nullopt;
}

std::optional<Audiences> Workspace::audiences(const Strategy& strategy,
                                              Diagnostics& diagnostics) const {
    const fs::path file = (folder_ / "audiences.xml").lexically_normal();
    std::error_code error;
    if (!fs::exists(file, error)) {
        return default_audiences();
    }
    auto bytes = read_file(file, diagnostics);
    return bytes ? read_audiences(file.string(), std::move(*bytes), strategy, diagnostics)
                 : std::nullopt;
}

std::vector<DataFile> Workspace::template_files() const {
    return files_of(folder_ / "templates", installation_.templates);
}

std::vector<DataFile> Workspace::theme_files() const {
    return files_of(folder_ / "templates/themes", installation_.themes);
}

std::optional<Template> Workspace::find_template(std::string_view id,
                                                 Diagnostics& diagnostics) const {
    const std::vector<DataFile> files = template_files();
    if (const DataFile* file = find_file(files, id)) {
        return read_template_file(*file, diagnostics);
    }
    diagnostics.report(Code::no_such_template, "", fmt::format("there is no template '{}'", id))
        .hinted(hint_for(id, files, "templates"));
    return std::nullopt;
}

std::optional<Theme> Workspace::find_theme(std::string_view id, const Template& form,
                                           Diagnostics& diagnostics) const {
    const std::vector<DataFile> files = theme_files();
    const std::string_view named = id.empty() ? form.theme : id;
    const auto own =
        std::find_if(files.begin(), files.end(), [](const DataFile& file) { return file.own; });
    const std::string_view fallback = own == files.end() ? kDefaultTheme : own->id;
    const std::string_view wanted = named.empty() ? fallback : named;
    if (const DataFile* file = find_file(files, wanted)) {
        return read_theme_file(*file, diagnostics);
    }
    const bool asked = !id.empty();
    diagnostics
        .report(Code::no_such_theme, asked ? "" : form.document->source()->path(),
                asked
                    ? fmt::format("there is no theme '{}'", wanted)
                    : fmt::format("there is no theme '{}' for the template '{}'", wanted, form.id))
        .hinted(hint_for(wanted, files, "themes"));
    return std::nullopt;
}

std::vector<DataFile> template_files_in(const fs::path& folder) {
    return files_of(folder, {});
}

std::optional<Template> read_template_file(const DataFile& file, Diagnostics& diagnostics) {
    auto bytes = read_file(file.path, diagnostics);
    auto form =
        bytes ? read_template(file.path.string(), std::move(*bytes), diagnostics) : std::nullopt;
    if (form && !is_named_rightly(file, "template", form->id, diagnostics)) {
        return std::nullopt;
    }
    if (form && !file.own) {
        form->language = kProgramLanguage;
    }
    return form;
}

std::optional<Theme> read_theme_file(const DataFile& file, Diagnostics& diagnostics) {
    auto bytes = read_file(file.path, diagnostics);
    auto theme =
        bytes ? read_theme(file.path.string(), std::move(*bytes), diagnostics) : std::nullopt;
    if (theme && !is_named_rightly(file, "theme", theme->id, diagnostics)) {
        return std::nullopt;
    }
    return theme;
}

const Audience* find_audience(const Audiences& audiences, std::string_view id,
                              Diagnostics& diagnostics) {
    const Audience* found = audiences.find(id);
    if (found == nullptr) {
        std::vector<std::string_view> known;
        for (const Audience& audience : audiences.list) {
            known.push_back(audience.id);
        }
        diagnostics.report(Code::no_such_audience, "", fmt::format("there is no audience '{}'", id))
            .hinted(did_you_mean(id, known, fmt::format("audiences: {}", fmt::join(known, ", "))));
    }
    return found;
}

}  // namespace precis
