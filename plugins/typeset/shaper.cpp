#include "typeset/shaper.hpp"

#include "typeset/prepared_text.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

namespace precis::typeset {
namespace {

// One cluster: glyphs [first, last) stand for characters [begin, end).
struct Cluster {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// The characters of cluster glyphs, one each in order, where that is what the glyphs are.
bool told_glyph_by_glyph(const GlyphRun& run, const Cluster& cluster) {
    if (run.right_to_left || cluster.last - cluster.first != cluster.end - cluster.begin) {
        return false;
    }
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
        const char32_t character = run.text[cluster.begin + (i - cluster.first)];
        const Glyph& glyph = run.glyphs[i];
        const std::uint32_t nominal = run.face->glyph_of(character);
        if (nominal == 0 || nominal != glyph.id || glyph.dx != 0 || glyph.dy != 0) {
            return false;
        }
    }
    return true;
}

void tell_cluster(GlyphRun& run, const Cluster& cluster) {
    if (told_glyph_by_glyph(run, cluster)) {
        for (std::size_t i = cluster.first; i < cluster.last; ++i) {
            run.glyphs[i].text_begin =
                cluster.begin + static_cast<std::uint32_t>(i - cluster.first);
            run.glyphs[i].text_length = 1;
        }
        return;
    }
    run.glyphs[cluster.first].text_begin = cluster.begin;
    run.glyphs[cluster.first].text_length = cluster.end - cluster.begin;
    for (std::size_t i = cluster.first + 1; i < cluster.last; ++i) {
        run.glyphs[i].text_begin = cluster.end;
        run.complex = true;
    }
}

// Which characters each glyph stands for, from the cluster numbers of HarfBuzz.
void tell_clusters(GlyphRun& run, std::span<const hb_glyph_info_t> infos) {
    const auto size = static_cast<std::uint32_t>(run.text.size());
    std::uint32_t end = size;  // right to left, clusters come from the end of the text
    for (std::size_t first = 0; first < infos.size();) {
        std::size_t last = first + 1;
        while (last < infos.size() && infos[last].cluster == infos[first].cluster) {
            ++last;
        }
        const std::uint32_t begin = infos[first].cluster;
        if (!run.right_to_left) {
            end = last < infos.size() ? infos[last].cluster : size;
        }
        tell_cluster(run, {first, last, begin, end});
        end = begin;
        first = last;
    }
}

// A character that no font has is shown as U+FFFD or a question mark, not as an empty glyph, which
// PDF/A and PDF/UA do not allow.
void replace_missing(const FontFace& face, hb_codepoint_t& glyph, hb_glyph_position_t& position) {
    if (glyph != 0) {
        return;
    }
    for (const hb_codepoint_t instead : {hb_codepoint_t{0xFFFD}, hb_codepoint_t{'?'}}) {
        if (hb_font_get_nominal_glyph(face.font, instead, &glyph) != 0) {
            position = {hb_font_get_glyph_h_advance(face.font, glyph), 0, 0, 0, {}};
            return;
        }
    }
}

std::vector<hb_feature_t> features_of(std::uint8_t wanted) {
    std::vector<hb_feature_t> features;
    const auto add = [&](std::uint8_t feature, hb_tag_t tag) {
        if ((wanted & feature) != 0) {
            features.push_back({tag, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
        }
    };
    add(font_feature::kTabularFigures, HB_TAG('t', 'n', 'u', 'm'));
    add(font_feature::kOldStyleFigures, HB_TAG('o', 'n', 'u', 'm'));
    add(font_feature::kSmallCapitals, HB_TAG('s', 'm', 'c', 'p'));
    return features;
}

}  // namespace

Shaper::Shaper() : buffer_(hb_buffer_create()) {}

std::size_t Shaper::Hash::operator()(const Word& word) const {
    std::size_t hash = std::hash<std::u32string_view>{}(word.text);
    for (const std::size_t part :
         {std::hash<const void*>{}(word.as.face), static_cast<std::size_t>(word.as.script),
          std::hash<const void*>{}(word.as.language), std::size_t{word.as.right_to_left},
          std::size_t{word.as.features}}) {
        hash = hash * 31 + part;
    }
    return hash;
}

std::shared_ptr<const GlyphRun> Shaper::shape(std::u32string_view text, const ShapeAs& as) {
    if (const auto known = words_.find({text, as}); known != words_.end()) {
        return known->second;
    }
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    const auto length = static_cast<int>(text.size());
    hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(text.data()), length, 0,
                        length);
    hb_buffer_set_direction(buffer, as.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, as.script);
    hb_buffer_set_language(buffer, as.language);
    const std::vector<hb_feature_t> features = features_of(as.features);
    hb_shape(as.face->font, buffer, features.data(), static_cast<unsigned>(features.size()));

    unsigned count = 0;
    hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    auto run = std::make_shared<GlyphRun>();
    run->face = as.face;
    run->text = text;
    run->right_to_left = as.right_to_left;
    run->glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        replace_missing(*as.face, infos[i].codepoint, positions[i]);
        const hb_glyph_flags_t flags = hb_glyph_info_get_glyph_flags(&infos[i]);
        run->glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset,
                               positions[i].y_offset, 0, 0,
                               (flags & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0});
        run->width += positions[i].x_advance;
    }
    tell_clusters(*run, {infos, count});
    words_.emplace(Word{run->text, as}, run);
    return run;
}

void Shaper::trim() {
    if (words_.size() > trim_at_) {
        std::erase_if(words_, [](const auto& word) { return word.second.use_count() == 1; });
        trim_at_ = std::max(kMany, 2 * words_.size());
    }
}

}  // namespace precis::typeset
