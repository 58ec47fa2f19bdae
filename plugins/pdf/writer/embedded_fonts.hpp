// The fonts of one document: which glyphs of each are shown and what they say, embedded as Type 0
// fonts (ISO 32000-1, 9.7) with Identity-H codes and a ToUnicode map.
#pragma once

#include "pdf/writer/font_store.hpp"
#include "pdf/writer/object_file.hpp"
#include "typeset/glyphs.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis::pdf {

// One face in one document.
class EmbeddedFont {
  public:
    EmbeddedFont(const typeset::FontFace& face, int number) : face_(&face), number_(number) {}

    // Its name among the resources is /F and this.
    int number() const { return number_; }

    void collect(const typeset::GlyphRun& run);
    // Stays in use until the file is saved.
    void embed(ObjectFile& file, FontStore& store, bool compress);

    // After embedding, of a glyph that was collected.
    const EmbeddedGlyph& glyph(std::uint32_t id) const {
        Shown& shown = lately_shown_[id % lately_shown_.size()];
        if (shown.glyph == nullptr || shown.id != id) {
            shown = {id, stored_->program.glyph(id)};
        }
        return *shown.glyph;
    }
    // What the ToUnicode map says that it is.
    std::u32string_view text_of(std::uint32_t id) const;
    // The same where that is one letter; else 0.
    char32_t letter_of(std::uint32_t id) const { return id < said_.size() ? said_[id] : 0; }
    // A glyph without ink, which was collected with right-to-left text where one is to be had.
    std::optional<std::uint32_t> empty_glyph() const { return empty_glyph_; }
    Reference reference() const { return reference_; }

  private:
    struct Shown {
        std::uint32_t id = 0;
        const EmbeddedGlyph* glyph = nullptr;
    };
    struct Letter {
        std::uint32_t id = 0;
        char32_t character = 0;
        std::size_t count = 0;
    };
    // What a glyph stands for in some places, and in how many of them for certain.
    struct Claim {
        std::uint32_t id = 0;
        std::u32string text;
        std::size_t count = 0;
        std::size_t place = 0;  // among all of the font: that of the first such claim
    };
    using Claims = std::vector<Claim>;
    void collect_letter(std::uint32_t id, char32_t character);
    void settle(const Letter& letter);
    void collect_cluster(const typeset::GlyphRun& run, std::size_t begin, std::size_t end);
    void claim(std::uint32_t id, std::u32string_view text, std::size_t count);
    static Claims::iterator settled(Claims::iterator first, Claims::iterator last);
    void settle_claims();
    Reference descriptor(ObjectFile& file) const;
    std::string to_unicode() const;
    std::string widths() const;

    const typeset::FontFace* face_;
    int number_;
    std::array<Letter, 128> letters_;  // those that came last, by glyph and character
    GlyphIds shown_;                   // in order, each once, from embedding on
    Claims claims_;                    // from embedding on, those that won, by glyph
    std::vector<char32_t> said_;       // by glyph; see letter_of
    std::optional<std::uint32_t> empty_glyph_;
    Alphabets alphabets_ = 0;
    std::shared_ptr<const StoredProgram> stored_;
    std::shared_ptr<const std::string> deflated_map_;  // null where nothing is deflated
    mutable std::array<Shown, 128> lately_shown_;  // of that program, so that few are looked for
    Reference reference_;
};

class EmbeddedFonts {
  public:
    // All runs of the document are collected before any is embedded.
    void collect(const typeset::GlyphRun& run);
    // They stay in use until the file is saved.
    void embed(ObjectFile& file, FontStore& store, bool compress);

    const EmbeddedFont& of(const typeset::FontFace& face) const { return *by_face_.at(&face); }

    // The font resources of a page: "/F1 3 0 R/F2 ...".
    std::string resources() const;

  private:
    std::vector<std::unique_ptr<EmbeddedFont>> fonts_;  // in the order of first use
    std::unordered_map<const typeset::FontFace*, EmbeddedFont*> by_face_;
};

}  // namespace precis::pdf
