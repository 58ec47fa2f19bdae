#include "typeset/fontconfig_finder.hpp"

#include <string_view>

#include <fontconfig/fontconfig.h>

namespace precis::typeset {
namespace {

struct PatternDeleter {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

const FcChar8* fc(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

std::string string_of(const FcPattern* pattern, const char* object) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, object, 0, &value) != FcResultMatch) {
        return {};
    }
    return reinterpret_cast<const char*>(value);
}

bool is_true(const FcPattern* pattern, const char* object) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

// Only outlines that can be embedded: no bitmaps, Type 1, web fonts or colour layers.
bool is_usable(const FcPattern* font) {
    const std::string format = string_of(font, FC_FONTFORMAT);
    return is_true(font, FC_OUTLINE) && !is_true(font, FC_COLOR) &&
           (format == "TrueType" || format == "CFF");
}

std::optional<FaceFile> file_of(const FcPattern* font) {
    int index = 0;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    std::string path = string_of(font, FC_FILE);
    if (path.empty() || !is_usable(font)) {
        return std::nullopt;
    }
    // The upper half names an instance of a variable font.
    return FaceFile{std::move(path), static_cast<unsigned>(index) & 0xFFFFU};
}

Pattern pattern_for(FcConfig* config, const FaceRequest& request, std::string_view language) {
    Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, fc(request.family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, FcWeightFromOpenType(request.weight));
    FcPatternAddInteger(pattern.get(), FC_SLANT, request.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    // Said here, because otherwise Fontconfig takes it from the locale.
    FcPatternAddString(pattern.get(), FC_LANG, fc(language.empty() ? "en" : std::string(language)));
    FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    return pattern;
}

void append_all(FcStrList* list, std::vector<std::string>& out) {
    while (const FcChar8* entry = FcStrListNext(list)) {
        out.emplace_back(reinterpret_cast<const char*>(entry));
    }
    FcStrListDone(list);
}

}  // namespace

void FontconfigFinder::Deleter::operator()(_FcConfig* config) const {
    FcConfigDestroy(config);
}
void FontconfigFinder::Deleter::operator()(_FcFontSet* fonts) const {
    FcFontSetDestroy(fonts);
}

FontconfigFinder::FontconfigFinder() = default;
FontconfigFinder::~FontconfigFinder() = default;

_FcConfig* FontconfigFinder::config() {
    if (config_ == nullptr) {
        config_.reset(FcInitLoadConfigAndFonts());
    }
    return config_.get();
}

FontconfigFinder::FontSet FontconfigFinder::sorted(const FaceRequest& request,
                                                   std::string_view language) {
    const Pattern pattern = pattern_for(config(), request, language);
    FcResult result = FcResultNoMatch;
    return FontSet(FcFontSort(config(), pattern.get(), FcFalse, nullptr, &result));
}

std::optional<FaceFile> FontconfigFinder::find(const FaceRequest& request) {
    if (config() == nullptr) {
        return std::nullopt;
    }
    const Pattern pattern = pattern_for(config(), request, {});
    FcResult result = FcResultNoMatch;
    const Pattern best(FcFontMatch(config(), pattern.get(), &result));
    if (best != nullptr) {
        if (auto file = file_of(best.get())) {
            return file;
        }
    }
    const FontSet fonts = sorted(request, {});
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        if (auto file = file_of(fonts->fonts[i])) {
            return file;
        }
    }
    return std::nullopt;
}

std::optional<FaceFile> FontconfigFinder::find_with(const FaceRequest& request, char32_t character,
                                                    std::string_view language) {
    if (config() == nullptr) {
        return std::nullopt;
    }
    FontSet& fonts = fallbacks_[{request, std::string(language)}];
    if (fonts == nullptr) {
        fonts = sorted(request, language);
    }
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch &&
            FcCharSetHasChar(characters, character) == FcTrue) {
            if (auto file = file_of(fonts->fonts[i])) {
                return file;
            }
        }
    }
    return std::nullopt;
}

std::vector<std::string> FontconfigFinder::watched_paths() {
    std::vector<std::string> paths;
    if (config() != nullptr) {
        append_all(FcConfigGetConfigFiles(config()), paths);
        append_all(FcConfigGetConfigDirs(config()), paths);
        append_all(FcConfigGetFontDirs(config()), paths);
    }
    return paths;
}

}  // namespace precis::typeset
