// Font programs as documents embed them, kept so that what was subset and deflated for one document
// serves the next that needs the same.
#pragma once

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/font_repertoire.hpp"
#include "pdf/writer/font_subset.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace precis::pdf {

// A font program and the entries and bytes of the stream that holds it.
struct StoredProgram {
    FontProgram program;  // without its bytes
    std::string name;     // "/ABCDEF+Name": six letters that differ from those of another subset
    std::string entries;
    std::string bytes;
};

// One thread at a time. Faces must outlive it.
class FontStore {
  public:
    FontStore(FontUse use, bool compress) : use_(use), compress_(compress) {}

    // A program with these glyphs of the face at least. What comes back depends on the arguments
    // alone, not on what was asked for before. Throws WriteError as subset_font does.
    std::shared_ptr<const StoredProgram> program(const typeset::FontFace& face,
                                                 const GlyphIds& glyphs, Alphabets alphabets);

    // The ToUnicode map of a font, deflated. Most fonts of a batch show the same letters on many
    // pages.
    std::shared_ptr<const std::string> deflated_map(std::string map);

  private:
    using Stored = std::shared_ptr<const StoredProgram>;
    struct Known {
        std::unordered_map<std::u32string, Stored> exact;  // by the glyphs in order
        std::map<Alphabets, Stored> shared;                // null where it would be too large
        PreparedFace prepared;
        unsigned subsets = 0;
    };

    const Stored& shared(const typeset::FontFace& face, Known& known, Alphabets alphabets);
    Stored make(const typeset::FontFace& face, Known& known, const GlyphIds& glyphs);
    void make_room();

    FontUse use_;
    bool compress_;
    std::unordered_map<const typeset::FontFace*, Known> known_;
    std::unordered_map<std::string, std::shared_ptr<const std::string>> maps_;
    std::size_t exact_size_ = 0;  // bytes of all exact programs and maps
};

}  // namespace precis::pdf
