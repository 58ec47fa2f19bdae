#include "typeset/fontconfig_finder.hpp"

#include <limits>
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

// Fontconfig tells the kinds of Chinese by country, and takes none of them for "zh".
std::string fontconfig_language(std::string_view language) {
    const auto has_part = [&](std::string_view part) {
        return ('-' + std::string(language) + '-').find('-' + std::string(part) + '-') !=
               std::string::npos;
    };
    if (language.substr(0, 2) != "zh" || (language.size() > 2 && language[2] != '-')) {
        return language.empty() ? "en" : std::string(language);
    }
    if (has_part("HK") || has_part("MO")) {
        return "zh-hk";
    }
    return has_part("TW") || has_part("Hant") ? "zh-tw" : "zh-cn";
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// The kind of typeface that a family is by its name, for where it cannot serve itself.
const char* generic_family(std::string_view family) {
    if (contains(family, "Serif")) {
        return "serif";
    }
    return contains(family, "Mono") ? "monospace" : nullptr;
}

// Whether Fontconfig counts the family of the pattern among those with serifs.
bool has_serifs(const FcPattern* pattern) {
    FcChar8* family = nullptr;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; ++i) {
        const std::string_view name = reinterpret_cast<const char*>(family);
        if (name == "serif" || name == "sans-serif") {
            return name == "serif";
        }
    }
    return false;
}

// How well a family goes with one of the Noto family that lacks a character: 0 is best. First its
// own relatives ("Noto Sans Arabic" for "Noto Sans"), then those with or without serifs as it has,
// which are drawn to stand beside each other. What is made for screens or for code, or only for
// display, comes after everything else. For other families Fontconfig's order holds, which word
// processors go by too.
int distance(std::string_view family, const std::string& asked, bool serifs) {
    if (!asked.starts_with("Noto ")) {
        return 0;
    }
    constexpr std::string_view kNot[] = {" UI", " Mono", " Display", "Nastaliq", "Kufi"};
    for (const std::string_view part : kNot) {
        if (contains(family, part)) {
            return 3;
        }
    }
    if (family.starts_with(asked + ' ')) {
        return 0;
    }
    const bool naskh = family.starts_with("Noto Naskh");
    return naskh == serifs && (naskh || family.starts_with(serifs ? "Noto Serif" : "Noto Sans"))
               ? 1
               : 2;
}

Pattern pattern_for(FcConfig* config, const FaceRequest& request, std::string_view language) {
    Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, fc(request.family));
    if (const char* generic = generic_family(request.family)) {
        FcPatternAddString(pattern.get(), FC_FAMILY, fc(generic));
    }
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, FcWeightFromOpenType(request.weight));
    FcPatternAddInteger(pattern.get(), FC_SLANT, request.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    // Said here, because otherwise Fontconfig takes it from the locale.
    FcPatternAddString(pattern.get(), FC_LANG, fc(fontconfig_language(language)));
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
    Fallbacks& fallbacks = fallbacks_[{request, std::string(language)}];
    if (fallbacks.fonts == nullptr) {
        fallbacks.fonts = sorted(request, language);
        fallbacks.serifs = has_serifs(pattern_for(config(), request, language).get());
    }
    std::optional<FaceFile> best;
    int least = std::numeric_limits<int>::max();
    const FontSet& fonts = fallbacks.fonts;
    for (int i = 0; fonts != nullptr && i < fonts->nfont && least > 0; ++i) {
        const FcPattern* font = fonts->fonts[i];
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) != FcResultMatch ||
            FcCharSetHasChar(characters, character) != FcTrue) {
            continue;
        }
        const int away = distance(string_of(font, FC_FAMILY), request.family, fallbacks.serifs);
        if (away < least) {
            if (auto file = file_of(font)) {
                best = std::move(file);
                least = away;
            }
        }
    }
    return best;
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
