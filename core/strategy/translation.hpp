// Translations: the texts that a workspace has, what they are in another language, and which of
// that is missing or of an older text. Kept as XLIFF 2.0 (ISO 21720), one file for each language.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/audiences.hpp"
#include "strategy/rich_text.hpp"
#include "strategy/strategy.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis {

inline constexpr std::string_view kXliffNamespace = "urn:oasis:names:tc:xliff:document:2.0";

// A text that can be translated. Ids are stable and valid as XML name tokens.
struct TextUnit {
    std::string id;
    RichText source;
    std::string context;  // what it is, for the translator
    std::string sources;  // what it rests on; may be empty
    Location where;
};

// The texts of one file of the workspace.
struct TextFile {
    std::string id;        // "strategy", "audiences", "template.ID", "labels"
    std::string original;  // relative to the translation's file
    std::vector<TextUnit> units;
};

// Ids of the units of an item: ID.short, and ID.short:pilots:crew when made for audiences.
std::string unit_id(const Item& item, const Wording& wording);

TextFile texts_of(const Strategy& strategy);
TextFile texts_of(const Audiences& audiences);

// Whether there is anything to translate: letters, not only fields, numbers and signs.
bool is_translatable(const RichText& text);

// Adds a unit for a text that is translatable.
void add_unit(TextFile& file, std::string id, RichText source, std::string context,
              const Location& where, std::string sources = {});

enum class TranslationState { initial, translated, reviewed, final_ };
std::string_view name_of(TranslationState state);

struct TranslatedUnit {
    std::string id;
    RichText source;  // what was translated
    std::optional<RichText> target;
    TranslationState state = TranslationState::initial;
    std::string sub_state;  // a tool's own, or kStale
    std::string context;
    std::string sources;
    std::string former_source;            // of a stale unit: the markup that the target is of
    std::vector<std::string> notes;       // those of translators, as XML
    std::vector<std::string> extensions;  // elements of other namespaces, as XML
    std::string attributes;               // besides the id, as XML
    // The codes, segments and targets as a tool has written them, as XML; empty where what is above
    // says it all, or something else.
    std::string body;
    std::optional<std::size_t> group;  // of its file, that a tool has put it in
    Location where;

    static constexpr std::string_view kStale = "precis:stale";
    bool is_stale() const { return state == TranslationState::initial && sub_state == kStale; }
};

// What a tool has put units together in.
struct TranslatedGroup {
    std::string attributes;             // the id too, as XML
    std::vector<std::string> head;      // what stands before the units, as XML
    std::optional<std::size_t> parent;  // the group that it is in, which comes before it
};

struct TranslatedFile {
    std::string id;
    std::string original;
    std::string attributes;         // besides these, as XML
    std::vector<std::string> head;  // what stands before the units, as XML
    std::vector<TranslatedGroup> groups;
    std::vector<TranslatedUnit> units;
};

// What a workspace no longer has is kept in a file of this id, and not used.
inline constexpr std::string_view kAside = "precis-aside";

struct Translation {
    std::string language;  // BCP 47
    std::string source_language;
    Location language_where;
    Location source_language_where;
    std::string attributes;  // of tools, as XML
    std::vector<TranslatedFile> files;
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> index;  // without kAside
    std::vector<std::shared_ptr<const SourceText>> texts;  // that locations point into

    const TranslatedUnit* find(std::string_view id) const;
    void make_index();
};

// Reads a translation. What tools have added is kept as it is. Nothing is returned when
// anything is an error.
std::optional<Translation> read_translation(std::string path, std::string bytes,
                                            Diagnostics& diagnostics);

// As XLIFF 2.0; the same bytes for the same translation.
std::string write_translation(const Translation& translation);

// Adds the files of `other`; units that are there already win.
void add_translation(Translation& translation, Translation other);

// How a text stands in a translation; `translation` may be null.
enum class Standing { translated, missing, stale };
Standing standing_of(const Translation* translation, std::string_view id, const RichText& source);

// The file of a translation, for reports; empty for null.
std::string path_of(const Translation* translation);

// Reports one count each of the texts that are missing and stale, and, for `details`, each text.
void report_gaps(const std::string& path, std::string_view language,
                 const std::vector<const TextUnit*>& missing,
                 const std::vector<const TextUnit*>& stale, bool details, Diagnostics& diagnostics);

// A translation brought up to the texts that there are.
struct Refreshed {
    Translation translation;
    std::size_t units = 0;
    std::size_t missing = 0;  // without a target
    std::size_t added = 0;    // that were not there before
    std::size_t stale = 0;
    std::size_t aside = 0;
    std::size_t dropped = 0;
};

// Finished work is kept, what is new is added, what has changed is marked; what is gone is put
// aside, or dropped with `prune`.
Refreshed refresh(const std::vector<TextFile>& texts, Translation old, bool prune);

// Whether texts in `written` can stand for texts in `wanted`: the same language in the same script
// (both BCP 47).
bool reads_as(std::string_view written, std::string_view wanted);

}  // namespace precis
