#include "typeset/font_library.hpp"

#include <array>
#include <utility>

#include <hb-ot.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

namespace precis::typeset {
namespace {

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    std::array<char, 256> text{};
    auto size = static_cast<unsigned>(text.size());
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, text.data());
    return text.data();
}

int signed16(const char* bytes) {
    const auto high = static_cast<unsigned char>(bytes[0]);
    const auto low = static_cast<unsigned char>(bytes[1]);
    return static_cast<std::int16_t>(high << 8 | low);
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
    hb_blob_t* table = hb_face_reference_table(face, tag);
    const bool there = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return there;
}

// A letter by which a font for the script of the character is known; 0 where there is none. A page
// in one script then takes its letters from one font, and few questions find it.
char32_t letter_of_script(char32_t character) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) {
        return 0;
    }
    std::array<char16_t, 8> sample{};
    const std::int32_t size = uscript_getSampleString(
        script, sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    if (U_FAILURE(status) || size <= 0) {
        return 0;
    }
    UChar32 letter = 0;
    U16_GET(sample.data(), 0, 0, size, letter);
    return static_cast<char32_t>(letter);
}

void read_metrics(FontFace& font) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font.font, &extents);
    font.units_per_em = hb_face_get_upem(font.face);
    font.ascender = extents.ascender;
    font.descender = extents.descender;
    font.line_gap = extents.line_gap;
    hb_position_t value = 0;
    font.cap_height = hb_ot_metrics_get_position(font.font, HB_OT_METRICS_TAG_CAP_HEIGHT, &value)
                          ? value
                          : font.ascender * 2 / 3;
    font.x_height = hb_ot_metrics_get_position(font.font, HB_OT_METRICS_TAG_X_HEIGHT, &value)
                        ? value
                        : font.ascender / 2;
    constexpr unsigned kBoxInHead = 36;
    hb_blob_t* head = hb_face_reference_table(font.face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(head, &size);
    for (unsigned i = 0; i < 4 && size >= kBoxInHead + 8; ++i) {
        font.box[i] = signed16(bytes + kBoxInHead + 2 * i);
    }
    hb_blob_destroy(head);
}

}  // namespace

void FontLibrary::Closer::operator()(FontFace* face) const {
    hb_font_destroy(face->font);
    hb_face_destroy(face->face);
    hb_blob_destroy(face->blob);
    delete face;
}

FontLibrary::FontLibrary(std::shared_ptr<FontFinder> finder) : finder_(std::move(finder)) {}
FontLibrary::~FontLibrary() = default;

FontLibrary::Owned FontLibrary::read(const FaceFile& file) {
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.path.c_str());
    if (blob == nullptr) {
        return nullptr;
    }
    Owned font(new FontFace);
    font->path = file.path;
    font->index = file.index;
    font->blob = blob;
    font->face = hb_face_create(blob, file.index);
    font->font = hb_font_create(font->face);
    font->cff = has_table(font->face, HB_TAG('C', 'F', 'F', ' '));
    if (hb_face_get_glyph_count(font->face) == 0 ||
        (!font->cff && !has_table(font->face, HB_TAG('g', 'l', 'y', 'f')))) {
        return nullptr;
    }
    read_metrics(*font);
    font->postscript_name = name_of(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    font->family = name_of(font->face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (font->family.empty()) {
        font->family = name_of(font->face, HB_OT_NAME_ID_FONT_FAMILY);
    }
    font->weight = static_cast<int>(hb_style_get_value(font->font, HB_STYLE_TAG_WEIGHT));
    font->italic = hb_style_get_value(font->font, HB_STYLE_TAG_ITALIC) > 0 ||
                   hb_style_get_value(font->font, HB_STYLE_TAG_SLANT_ANGLE) != 0;
    hb_font_make_immutable(font->font);
    return font;
}

const FontFace* FontLibrary::open(const FaceFile& file) {
    const auto [place, added] = open_.try_emplace(file);
    if (added) {
        place->second = read(file);
    }
    return place->second.get();
}

const FontFace& FontLibrary::face(const FaceRequest& request) {
    if (const auto known = chosen_.find(request); known != chosen_.end()) {
        return *known->second;
    }
    const auto file = finder_->find(request);
    if (!file) {
        throw FontError("no font for \"" + request.family + "\" could be found");
    }
    const FontFace* found = open(*file);
    if (found == nullptr) {
        throw FontError("the font file \"" + file->path +
                        "\" cannot be used: it is damaged, or has no outlines in TrueType or CFF");
    }
    chosen_.emplace(request, found);
    return *found;
}

const FontFace* FontLibrary::face_with(const FaceRequest& request, char32_t character,
                                       std::string_view language, char32_t beside) {
    const FontFace& own = face(request);
    if (has(own, character)) {
        return &own;
    }
    const char32_t own_letter = letter_of_script(character);
    if (const char32_t letter = own_letter != 0 ? own_letter : letter_of_script(beside)) {
        const FontFace* const usual = found_with(request, letter, language);
        if (usual != nullptr && has(*usual, character)) {
            return usual;
        }
    }
    return found_with(request, character, language);
}

const FontFace* FontLibrary::found_with(const FaceRequest& request, char32_t character,
                                        std::string_view language) {
    const auto [place, added] =
        fallbacks_.try_emplace({request, character, std::string(language)}, nullptr);
    if (added) {
        if (const auto file = finder_->find_with(request, character, language)) {
            const FontFace* found = open(*file);
            place->second = found != nullptr && has(*found, character) ? found : nullptr;
        }
    }
    return place->second;
}

}  // namespace precis::typeset
