#include "pdf/writer/embedded_fonts.hpp"

#include "pdf/writer/cluster_show.hpp"
#include "pdf/writer/glyph_show.hpp"
#include "pdf/writer/streams.hpp"
#include "pdf/writer/text_strings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <hb-ot.h>

namespace precis::pdf {
namespace {

constexpr int kSymbolic = 1 << 2;  // font flags: ISO 32000-1, table 123
constexpr int kItalic = 1 << 6;
constexpr std::size_t kMappingsInABlock = 100;
// What a glyph says that only has a meaning together with others: a character that is no text.
constexpr std::u32string_view kNothing = U"\u2060";

constexpr std::string_view kToUnicodeHead =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view kToUnicodeTail =
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

// U+FEFF may not be in a ToUnicode map (ISO 19005-2, 6.2.11.7.2).
bool may_be_mapped(std::u32string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char32_t character) {
        return is_text(character) && character != 0xFEFF;
    });
}

// The place of a character whose plain glyph this is.
std::size_t find_nominal(const typeset::FontFace& face, std::uint32_t id,
                         std::u32string_view text) {
    const auto found = std::find_if(text.begin(), text.end(), [&](char32_t character) {
        const std::uint32_t nominal = face.glyph_of(character);
        return nominal != 0 && nominal == id;
    });
    return found == text.end() ? std::u32string_view::npos
                               : static_cast<std::size_t>(found - text.begin());
}

// Of a character that has no ink; not that of the space, which parts words.
std::optional<std::uint32_t> find_empty_glyph(const typeset::FontFace& face) {
    hb_codepoint_t space = 0;
    hb_font_get_nominal_glyph(face.font, U' ', &space);
    for (const hb_codepoint_t character : {0x200BU, 0x2060U, 0xFEFFU, 0x200CU, 0x200DU, 0x00A0U}) {
        hb_codepoint_t id = 0;
        hb_glyph_extents_t ink{};
        if (hb_font_get_nominal_glyph(face.font, character, &id) != 0 && id != 0 && id != space &&
            (hb_font_get_glyph_extents(face.font, id, &ink) == 0 || ink.width == 0)) {
            return id;
        }
    }
    return std::nullopt;
}

double stem_of(int weight) {
    const double ratio = weight / 65.0;
    return 50 + std::round(ratio * ratio);
}

// What each code says, by code.
using Mappings = std::vector<std::pair<std::uint16_t, std::u32string_view>>;

void append_mappings(std::string& out, const Mappings& texts) {
    std::size_t left = texts.size();
    std::size_t in_block = 0;
    for (const auto& [code, text] : texts) {
        if (in_block == 0) {
            append_integer(out, static_cast<long long>(std::min(left, kMappingsInABlock)));
            out += " beginbfchar\n";
        }
        out += '<';
        append_hex16(out, code);
        out += "> <";
        append_utf16_hex(out, text);
        out += ">\n";
        --left;
        if (++in_block == kMappingsInABlock || left == 0) {
            out += "endbfchar\n";
            in_block = 0;
        }
    }
}

}  // namespace

void EmbeddedFont::collect(const typeset::GlyphRun& run) {
    alphabets_ |= alphabets_of({});
    for (std::size_t begin = 0; begin < run.glyphs.size();) {
        const std::size_t end = cluster_end(run, begin);
        const typeset::Glyph& glyph = run.glyphs[begin];
        if (!run.right_to_left && end - begin == 1 && glyph.text_length == 1 && glyph.id != 0 &&
            glyph.advance != 0) {
            collect_letter(glyph.id, run.text[glyph.text_begin]);
            begin = end;
            continue;
        }
        if (run.right_to_left && !empty_glyph_ && needs_telling(run, begin, end)) {
            empty_glyph_ = find_empty_glyph(*face_);
            if (empty_glyph_) {
                shown_.push_back(*empty_glyph_);
            }
        }
        collect_cluster(run, begin, end);
        begin = end;
    }
}

// Nearly all glyphs are those of one letter, the same ones again and again: they are only counted.
void EmbeddedFont::collect_letter(std::uint32_t id, char32_t character) {
    Letter& letter = letters_[(id + character) % letters_.size()];
    if (letter.count > 0 && letter.id == id && letter.character == character) {
        ++letter.count;
        return;
    }
    settle(letter);
    letter = {id, character, 1};
    shown_.push_back(id);
    alphabets_ |= alphabets_of({&character, 1});
    claim(id, {&character, 1}, 1);
}

// The first time has been claimed already.
void EmbeddedFont::settle(const Letter& letter) {
    if (letter.count > 1) {
        claim(letter.id, {&letter.character, 1}, letter.count - 1);
    }
}

// Where some glyphs stand for some characters together, those that are the plain glyphs of a
// character are taken for it, so that programs which know nothing of actual text find it too.
void EmbeddedFont::collect_cluster(const typeset::GlyphRun& run, std::size_t begin,
                                   std::size_t end) {
    std::u32string rest(pdf::text_of(run, run.glyphs[begin]));
    alphabets_ |= alphabets_of(rest);
    std::optional<std::uint32_t> untold;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t id = run.glyphs[i].id;
        if (!is_shown(run, run.glyphs[i])) {
            continue;
        }
        if (end - begin == 1 && rest.size() == 1) {
            collect_letter(id, rest.front());
            continue;
        }
        shown_.push_back(id);
        if (end - begin == 1) {
            claim(id, rest, 1);
            continue;
        }
        const std::size_t character = find_nominal(*face_, id, rest);
        if (character != std::u32string::npos) {
            claim(id, rest.substr(character, 1), 1);
            rest.erase(character, 1);
        } else if (!untold) {
            untold = id;
        }
    }
    if (untold) {
        claim(*untold, rest, 0);
    }
}

void EmbeddedFont::claim(std::uint32_t id, std::u32string_view text, std::size_t count) {
    if (may_be_mapped(text)) {
        claims_.push_back({id, std::u32string(text), count, claims_.size()});
    }
}

// Of the claims of one glyph, in the order in which they were made, the one made most often; of
// several, the one made first.
EmbeddedFont::Claims::iterator EmbeddedFont::settled(Claims::iterator first,
                                                     Claims::iterator last) {
    auto best = first;
    for (auto claim = first; claim != last; ++claim) {
        for (auto same = claim + 1; claim->count > 0 && same != last; ++same) {
            if (same->text == claim->text) {
                claim->count += std::exchange(same->count, 0);
            }
        }
        best = claim->count > best->count ? claim : best;
    }
    return best;
}

void EmbeddedFont::settle_claims() {
    for (Letter& letter : letters_) {
        settle(letter);
        letter = {};
    }
    std::sort(claims_.begin(), claims_.end(), [](const Claim& one, const Claim& other) {
        return std::tie(one.id, one.place) < std::tie(other.id, other.place);
    });
    std::vector<Claim> won;
    won.reserve(shown_.size());
    for (auto first = claims_.begin(); first != claims_.end();) {
        const auto last = std::find_if(first, claims_.end(),
                                       [&](const Claim& claim) { return claim.id != first->id; });
        won.push_back(std::move(*settled(first, last)));
        first = last;
    }
    claims_ = std::move(won);
    said_.resize(shown_.empty() ? 0 : shown_.back() + 1);
    for (const Claim& claim : claims_) {
        said_[claim.id] = claim.text.size() == 1 ? claim.text.front() : 0;
    }
}

std::u32string_view EmbeddedFont::text_of(std::uint32_t id) const {
    const auto known =
        std::lower_bound(claims_.begin(), claims_.end(), id,
                         [](const Claim& claim, std::uint32_t other) { return claim.id < other; });
    return known == claims_.end() || known->id != id ? kNothing : std::u32string_view(known->text);
}

void EmbeddedFont::embed(ObjectFile& file, FontStore& store, bool compress) {
    std::sort(shown_.begin(), shown_.end());
    shown_.erase(std::unique(shown_.begin(), shown_.end()), shown_.end());
    stored_ = store.program(*face_, shown_, alphabets_);
    settle_claims();
    const std::string& name = stored_->name;
    const bool cff = stored_->program.cff;
    std::string font = "/Type/Font/Subtype";
    append_name(font, cff ? "CIDFontType0" : "CIDFontType2");
    font += "/BaseFont" + name;
    font += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
    append_reference(font, descriptor(file));
    font += cff ? "/W" : "/CIDToGIDMap/Identity/W";
    font += widths();
    const Reference descendant = file.dictionary(std::move(font));
    deflated_map_ = compress ? store.deflated_map(to_unicode()) : nullptr;
    const Reference unicode = compress ? file.stream_of_kept("/Filter/FlateDecode", *deflated_map_)
                                       : file.stream({}, to_unicode());
    reference_ = file.dictionary(
        fmt::format("/Type/Font/Subtype/Type0/BaseFont{}/Encoding/Identity-H/DescendantFonts[{} 0 "
                    "R]/ToUnicode {} 0 R",
                    name, descendant.number, unicode.number));
}

Reference EmbeddedFont::descriptor(ObjectFile& file) const {
    const double scale = 1000.0 / face_->units_per_em;
    const double slant = hb_style_get_value(face_->font, HB_STYLE_TAG_SLANT_ANGLE);
    std::string entries = "/Type/FontDescriptor/FontName" + stored_->name + "/Flags ";
    append_integer(entries, kSymbolic | (face_->italic ? kItalic : 0));
    entries += "/FontBBox";
    append_box(entries, {face_->box[0] * scale, face_->box[1] * scale, face_->box[2] * scale,
                         face_->box[3] * scale});
    const auto add = [&](std::string_view key, double value) {
        entries += key;
        append_number(entries, value);
    };
    add("/ItalicAngle ", slant);
    add("/Ascent ", face_->ascender * scale);
    add("/Descent ", face_->descender * scale);
    add("/CapHeight ", face_->cap_height * scale);
    add("/StemV ", stem_of(face_->weight));
    entries += stored_->program.cff ? "/FontFile3 " : "/FontFile2 ";
    append_reference(entries, file.stream_of_kept(stored_->entries, stored_->bytes));
    return file.dictionary(std::move(entries));
}

std::string EmbeddedFont::to_unicode() const {
    Mappings by_code;
    by_code.reserve(shown_.size());
    for (const std::uint32_t id : shown_) {
        by_code.emplace_back(glyph(id).code, text_of(id));
    }
    std::sort(by_code.begin(), by_code.end());
    std::string map(kToUnicodeHead);
    append_mappings(map, by_code);
    map += kToUnicodeTail;
    return map;
}

std::string EmbeddedFont::widths() const {
    std::vector<std::pair<std::uint16_t, double>> by_code;
    by_code.reserve(shown_.size());
    for (const std::uint32_t id : shown_) {
        by_code.emplace_back(glyph(id).code, glyph(id).width);
    }
    std::sort(by_code.begin(), by_code.end());
    std::string out = "[";
    int expected = -1;
    for (const auto& [code, width] : by_code) {
        if (code == expected) {
            out += ' ';
        } else {
            out += expected < 0 ? "" : "]";
            append_integer(out, code);
            out += '[';
        }
        append_number(out, width);
        expected = code + 1;
    }
    out += expected < 0 ? "]" : "]]";
    return out;
}

void EmbeddedFonts::collect(const typeset::GlyphRun& run) {
    EmbeddedFont*& font = by_face_[run.face];
    if (!font) {
        const auto number = static_cast<int>(fonts_.size() + 1);
        fonts_.push_back(std::make_unique<EmbeddedFont>(*run.face, number));
        font = fonts_.back().get();
    }
    font->collect(run);
}

void EmbeddedFonts::embed(ObjectFile& file, FontStore& store, bool compress) {
    for (const auto& font : fonts_) {
        font->embed(file, store, compress);
    }
}

std::string EmbeddedFonts::resources() const {
    std::string out;
    for (const auto& font : fonts_) {
        out += "/F";
        append_integer(out, font->number());
        out += ' ';
        append_reference(out, font->reference());
    }
    return out;
}

}  // namespace precis::pdf
