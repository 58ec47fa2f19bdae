#include "workspace/check_sources.hpp"

#include "base/files.hpp"
#include "base/nearest_name.hpp"
#include "strategy/source_passages.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

namespace fs = std::filesystem;

Citation citation_in(const Run& quote) {
    const std::size_t hash = std::min(quote.text.find('#'), quote.text.size());
    Citation citation;
    citation.source = quote.text.substr(0, hash);
    citation.locator = hash < quote.text.size() ? quote.text.substr(hash + 1) : "";
    citation.where = quote.where;
    return citation;
}

class SourceChecker {
  public:
    SourceChecker(const Strategy& strategy, const fs::path& folder, Diagnostics& diagnostics)
        : strategy_(strategy), folder_(folder), diagnostics_(diagnostics) {}

    void run() {
        read_texts();
        for (const Item& item : strategy_.items) {
            for (const Wording& wording : item.wordings) {
                for (const Citation& citation : wording.citations) {
                    check_place(citation);
                }
                check_wording(item, wording);
            }
        }
        for (const Disagreement& disagreement : strategy_.disagreements) {
            for (const auto& statement : disagreement.statements) {
                check_place(statement.citation);
            }
        }
    }

  private:
    void read_texts() {
        auto element = strategy_.document->root().child("sources").child("source");
        for (const Source& source : strategy_.sources) {
            if (!source.file.empty()) {
                const Location where = strategy_.document->value_of(element.attribute("file"));
                read_text(source, where);
            }
            element = element.next_sibling("source");
        }
    }

    void read_text(const Source& source, const Location& where) {
        const fs::path path = (folder_ / source.file).lexically_normal();
        std::error_code error;
        if (!fs::exists(path, error)) {
            diagnostics_
                .report(Code::missing_source_text, where,
                        fmt::format("there is no file '{}'", source.file))
                .hinted("it is looked for in the folder of the strategy's file");
            return;
        }
        const fs::path root =
            fs::weakly_canonical(folder_.empty() ? fs::path(".") : folder_, error);
        const fs::path inside = fs::weakly_canonical(path, error).lexically_relative(root);
        if (error || inside.empty() || *inside.begin() == "..") {
            diagnostics_.report(Code::source_text_outside, where,
                                fmt::format("'{}' leads out of the workspace", source.file));
            return;
        }
        const auto bytes = read_file(path, diagnostics_);
        if (bytes && is_text(*bytes, path)) {
            texts_.emplace(source.id, SourcePassages(*bytes));
        }
    }

    // What is no text, or has nothing in it, would only make every quotation seem wrong.
    bool is_text(std::string_view bytes, const fs::path& path) {
        if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) {
            diagnostics_.report(Code::empty_file, path.string(),
                                fmt::format("'{}' is empty", path.string()));
            return false;
        }
        const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t begin = at;
            UChar32 c = 0;
            U8_NEXT(data, at, bytes.size(), c);
            if (c < 0) {
                diagnostics_
                    .report(
                        Code::invalid_utf8, path.string(),
                        fmt::format("the text is not valid UTF-8: the byte {:02X} in line {} is "
                                    "no character",
                                    data[begin],
                                    1 + std::count(bytes.begin(), bytes.begin() + begin, '\n')))
                    .hinted("save the file as UTF-8");
                return false;
            }
        }
        return true;
    }

    const SourcePassages* text_of(std::string_view source) const {
        const auto found = texts_.find(source);
        return found == texts_.end() ? nullptr : &found->second;
    }

    void check_place(const Citation& citation) {
        if (citation.locator.empty()) {
            return;
        }
        const SourcePassages* text = text_of(citation.source);
        if (unchecked_.contains(citation.source)) {
            return;
        }
        if (text == nullptr || text->places().empty()) {
            report_unchecked(citation, text != nullptr);
        } else if (!text->has_place(citation.locator)) {
            const std::vector<std::string_view> places(text->places().begin(),
                                                       text->places().end());
            diagnostics_
                .report(Code::unknown_place, citation.where,
                        fmt::format("the text of '{}' has no place '{}'", citation.source,
                                    citation.locator))
                .hinted(did_you_mean(citation.locator, places,
                                     fmt::format("places: {}", fmt::join(places, ", "))));
        }
    }

    // Once for each source; nothing where the file was reported as missing.
    void report_unchecked(const Citation& citation, bool has_text) {
        const Source* source = strategy_.find_source(citation.source);
        if (source == nullptr || (!has_text && !source->file.empty()) ||
            !unchecked_.insert(citation.source).second) {
            return;
        }
        diagnostics_
            .report(Code::unchecked_places, citation.where,
                    has_text ? fmt::format("the text of '{}' marks no places, but some are cited",
                                           source->id)
                             : fmt::format("places in '{}' are cited, but its text is not at hand",
                                           source->id))
            .hinted(has_text ? "mark each by its name in brackets, alone on a line"
                             : "name the file of its text with 'file'");
    }

    void check_wording(const Item& item, const Wording& wording) {
        if (item.kind == ItemKind::quotation) {
            check_quotation(plain_text(wording.text), wording.citations, wording.where);
        } else {
            check_quotes(wording.text, wording.citations);
        }
    }

    void check_quotes(const RichText& text, const std::vector<Citation>& citations) {
        for (const Run& run : text) {
            if (run.kind != Run::Kind::quote) {
                check_quotes(run.runs, citations);
            } else if (run.text.empty()) {
                check_quotation(plain_text(run.runs), citations, run.where);
            } else {
                const Citation own = citation_in(run);
                check_place(own);
                check_quotation(plain_text(run.runs), {own}, run.where);
            }
        }
    }

    // One of the sources that are cited and whose texts are at hand must have the words.
    void check_quotation(const std::string& words, const std::vector<Citation>& citations,
                         const Location& where) {
        const Citation* first = nullptr;
        for (const Citation& citation : citations) {
            const SourcePassages* text = text_of(citation.source);
            if (text == nullptr) {
                continue;
            }
            if (text->holds(words, citation.locator)) {
                return;
            }
            first = first == nullptr ? &citation : first;
        }
        if (first == nullptr) {
            return;
        }
        const SourcePassages& text = *text_of(first->source);
        const bool elsewhere = text.holds(words, "");
        const std::string nearest = elsewhere ? std::string() : text.nearest(words);
        diagnostics_
            .report(Code::misquotation, where,
                    elsewhere
                        ? fmt::format("these words are in the text of '{}', but not at '{}'",
                                      first->source, first->locator)
                        : fmt::format("these words are not in the text of '{}'", first->source))
            .hinted(elsewhere         ? "cite the place where they stand"
                    : nearest.empty() ? "nothing in it comes near"
                                      : fmt::format("it says: '{}'", nearest));
    }

    const Strategy& strategy_;
    const fs::path& folder_;
    Diagnostics& diagnostics_;
    std::map<std::string, SourcePassages, std::less<>> texts_;
    std::set<std::string, std::less<>> unchecked_;
};

}  // namespace

void check_sources(const Strategy& strategy, const fs::path& folder, Diagnostics& diagnostics) {
    SourceChecker(strategy, folder, diagnostics).run();
}

}  // namespace precis
