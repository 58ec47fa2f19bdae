// Opens the faces that texts ask for, each file once.
#pragma once

#include "typeset/font_face.hpp"
#include "typeset/font_finder.hpp"

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>

namespace precis::typeset {

// There is no font, or its file cannot be used. The message is worded as a diagnostic.
class FontError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Owns its faces. One thread at a time.
class FontLibrary {
  public:
    explicit FontLibrary(std::shared_ptr<FontFinder> finder);
    ~FontLibrary();
    FontLibrary(const FontLibrary&) = delete;
    FontLibrary& operator=(const FontLibrary&) = delete;

    // The face nearest to the request. Throws FontError when there is none.
    const FontFace& face(const FaceRequest& request);

    // The face of the request where that has the character, else the one for its script, else any
    // that has it; null when no font does. `beside` is a letter whose script the character takes
    // when it has none, as punctuation; 0: there is none. The answer does not depend on what was
    // asked before.
    const FontFace* face_with(const FaceRequest& request, char32_t character,
                              std::string_view language, char32_t beside = 0);

    static bool has(const FontFace& face, char32_t character) {
        return face.glyph_of(character) != 0;
    }

  private:
    struct Closer {
        void operator()(FontFace* face) const;
    };
    using Owned = std::unique_ptr<FontFace, Closer>;

    const FontFace* open(const FaceFile& file);
    const FontFace* found_with(const FaceRequest& request, char32_t character,
                               std::string_view language);
    static Owned read(const FaceFile& file);

    std::shared_ptr<FontFinder> finder_;
    std::map<FaceFile, Owned> open_;  // null: cannot be used
    std::map<FaceRequest, const FontFace*> chosen_;
    std::map<std::tuple<FaceRequest, char32_t, std::string>, const FontFace*> fallbacks_;
};

}  // namespace precis::typeset
