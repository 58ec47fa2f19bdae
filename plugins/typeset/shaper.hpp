// Turns characters into glyphs with HarfBuzz, and keeps the shapes of words that come again.
#pragma once

#include "typeset/glyphs.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>

#include <hb.h>

namespace precis::typeset {

// What a stretch of text has in common, besides its characters, to be shaped in one go.
struct ShapeAs {
    const FontFace* face = nullptr;
    hb_script_t script = HB_SCRIPT_LATIN;
    hb_language_t language = nullptr;
    bool right_to_left = false;
    std::uint8_t features = 0;  // of font_feature
    bool operator==(const ShapeAs&) const = default;
};

// One thread at a time. The faces must outlive it.
class Shaper {
  public:
    Shaper();

    std::shared_ptr<const GlyphRun> shape(std::u32string_view text, const ShapeAs& as);

    // Forgets shapes that no text uses any more when there are very many of them.
    void trim();

  private:
    struct Word {
        std::u32string_view text;  // of the run that is kept with it
        ShapeAs as;
        bool operator==(const Word&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Word& word) const;
    };
    struct Deleter {
        void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
    };

    static constexpr std::size_t kMany = 8000;

    std::unique_ptr<hb_buffer_t, Deleter> buffer_;
    std::size_t trim_at_ = kMany;  // twice as many as are in use, so that few look for them in vain
    std::unordered_map<Word, std::shared_ptr<const GlyphRun>, Hash> words_;
};

}  // namespace precis::typeset
