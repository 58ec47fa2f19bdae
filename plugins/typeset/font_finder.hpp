// Which font file stands for a family, weight and slope, or has a character. An interface, because
// the answer comes from outside the program; FontconfigFinder is the real one.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace precis::typeset {

// A typeface as a theme asks for it.
struct FaceRequest {
    std::string family;
    int weight = 400;  // as OpenType counts: 400 regular, 700 bold
    bool italic = false;
    auto operator<=>(const FaceRequest&) const = default;
};

// A face on disk, in a format that can be shaped and embedded (TrueType or CFF outlines).
struct FaceFile {
    std::string path;
    unsigned index = 0;  // within a collection
    auto operator<=>(const FaceFile&) const = default;
};

class FontFinder {
  public:
    virtual ~FontFinder() = default;

    // The installed face nearest to the request, of another family where that one is missing.
    // Nothing when there is no usable font at all.
    virtual std::optional<FaceFile> find(const FaceRequest& request) = 0;

    // The face nearest to the request that has the character, the usual one for the language (BCP
    // 47) first. Nothing when no installed font has it.
    virtual std::optional<FaceFile> find_with(const FaceRequest& request, char32_t character,
                                              std::string_view language) = 0;
};

}  // namespace precis::typeset
