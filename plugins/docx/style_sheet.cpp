#include "docx/style_sheet.hpp"

#include <algorithm>
#include <cmath>

namespace precis::docx {
namespace {

// Word counts sizes in half points and measures in twentieths. Sizes are rounded down, so that what
// is set is never larger than what was asked for.
double half_points(double size) {
    return std::floor(size * 2 + 1e-6) / 2;
}
double twips(double points) {
    return std::round(points * 20) / 20;
}

double leading_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    constexpr std::string_view kTall[] = {"ar", "fa", "ur", "ps", "hi", "bn", "ta",
                                          "te", "ml", "kn", "gu", "pa", "ne", "mr",
                                          "si", "th", "lo", "km", "my", "bo"};
    constexpr std::string_view kSquare[] = {"zh", "ja", "ko"};
    const auto in = [primary](const auto& list) {
        return std::find(std::begin(list), std::end(list), primary) != std::end(list);
    };
    return in(kTall) ? 1.55 : in(kSquare) ? 1.45 : 1.27;
}

class Designer {
  public:
    Designer(const Look& look, const Setting& setting)
        : look_(look),
          body_(half_points(setting.type_size)),
          leading_(leading_of(setting.language) * (setting.dense ? 1.0 : 1.06)),
          unit_(body_ * leading_ * setting.air * (setting.dense ? 1.0 : 1.45)) {
        sheet_.type_size = body_;
        sheet_.body_face = look.body_face;
        sheet_.heading_face = look.heading_face;
        sheet_.cell_top = twips(std::max(1.5, unit_ * 0.14));
    }

    StyleSheet design() {
        frames();
        masthead();
        headings();
        text();
        lists();
        tables();
        margins();
        return std::move(sheet_);
    }

  private:
    ParagraphFormat& add(Style style, std::string_view id, std::string_view name, double size,
                         const std::string& colour) {
        ParagraphFormat& format = sheet_.formats[static_cast<std::size_t>(style)];
        format.id = id;
        format.name = name;
        format.size = half_points(std::max(size, std::min(body_, 7.0)));
        format.line = twips(format.size * leading_);
        format.colour = colour;
        return format;
    }
    double space(double share) const { return twips(unit_ * share); }

    void frames() {
        const Colours& colours = look_.colours;
        const auto set = [this](Frame frame, FrameFormat format) {
            sheet_.frames[static_cast<std::size_t>(frame)] = std::move(format);
        };
        set(Frame::none, {});
        set(Frame::band, {1, 9, 7, colours.band, colours.band});
        set(Frame::panel, {1, 7, 4, colours.tint, colours.tint});
        set(Frame::bar, {3, 8, 4, colours.tint, colours.accent});
        set(Frame::rule, {0.5, 1, 0, {}, colours.rule});
    }

    void masthead() {
        const Colours& colours = look_.colours;
        const double inset = sheet_[Frame::band].space + sheet_[Frame::band].width;
        auto& kicker = add(Style::kicker, "Kicker", "Kicker", body_ - 0.5, colours.on_band_muted);
        kicker.spaced = true;
        auto& title = add(Style::title, "Title", "Title", body_ * 2.3, colours.on_band);
        title.heading_face = true;
        title.bold = true;
        title.line = twips(title.size * std::max(1.15, leading_ * 0.92));
        auto& subtitle =
            add(Style::subtitle, "Subtitle", "Subtitle", body_ + 0.5, colours.on_band_muted);
        for (auto* line : {&kicker, &title, &subtitle}) {
            line->frame = Frame::band;
            line->indent = inset;
            line->keep_next = true;
            line->after = twips(body_ * 0.2);
        }
        subtitle.keep_next = false;
        subtitle.after = space(0.6);
        title.next = "Subtitle";
    }

    void headings() {
        const Colours& colours = look_.colours;
        auto& first = add(Style::heading_1, "Heading1", "heading 1", body_ * 1.3, colours.accent);
        first.before = space(0.62);
        first.after = space(0.3);
        first.level = 1;
        first.frame = Frame::rule;
        auto& second = add(Style::heading_2, "Heading2", "heading 2", body_ * 1.08, colours.ink);
        second.before = space(0.3);
        second.after = space(0.12);
        second.level = 2;
        auto& sources = add(Style::sources_heading, "SourcesHeading", "Sources Heading",
                            body_ - 0.5, colours.muted);
        sources.before = space(0.55);
        sources.after = space(0.1);
        sources.level = 1;
        for (auto* heading : {&first, &second, &sources}) {
            heading->bold = true;
            heading->keep_next = true;
            heading->keep_lines = true;
            heading->next = "BodyText";
        }
        first.heading_face = second.heading_face = true;
        sources.next = "Source";
    }

    void text() {
        const Colours& colours = look_.colours;
        add(Style::body, "BodyText", "Body Text", body_, colours.ink).after = space(0.34);
        auto& quotation = add(Style::quotation, "Quote", "Quote", body_ * 1.14, colours.ink);
        quotation.italic = true;
        quotation.heading_face = true;
        quotation.before = space(0.3);
        quotation.keep_next = quotation.keep_lines = true;
        quotation.next = "Attribution";
        auto& attribution =
            add(Style::attribution, "Attribution", "Attribution", body_ - 0.5, colours.muted);
        attribution.after = space(0.5);
        attribution.next = "BodyText";
        for (auto* line : {&quotation, &attribution}) {
            line->frame = Frame::bar;
            line->indent = sheet_[Frame::bar].space + sheet_[Frame::bar].width;
        }
        auto& picture = add(Style::picture, "Picture", "Picture", body_, colours.ink);
        picture.keep_next = true;
        picture.before = space(0.2);
        picture.after = space(0.1);
        picture.next = "Caption";
        auto& caption = add(Style::caption, "Caption", "caption", body_ - 0.5, colours.muted);
        caption.keep_lines = true;
        caption.after = space(0.5);
        caption.next = "BodyText";
        auto& question = add(Style::question, "Question", "Question", body_, colours.accent);
        question.bold = true;
        question.keep_next = question.keep_lines = true;
        question.before = space(0.1);
        question.after = space(0.06);
        question.next = "BodyText";
        auto& contact = add(Style::contact, "Contact", "Contact", body_, colours.ink);
        contact.frame = Frame::panel;
        contact.indent = sheet_[Frame::panel].space + sheet_[Frame::panel].width;
        contact.after = space(0.2);
        contact.keep_lines = true;
    }

    void lists() {
        const Colours& colours = look_.colours;
        auto& numbers = add(Style::list_number, "ListNumber", "List Number", body_, colours.ink);
        auto& bullets = add(Style::list_bullet, "ListBullet", "List Bullet", body_, colours.ink);
        auto& source = add(Style::source, "Source", "Source", body_ - 2, colours.muted);
        for (auto* item : {&numbers, &bullets, &source}) {
            item->hanging = twips(item->size * 1.6);
            item->keep_lines = true;
            item->after = space(0.26);
        }
        bullets.hanging = twips(body_ * 1.2);
        source.after = 0;
    }

    void tables() {
        const Colours& colours = look_.colours;
        add(Style::table_text, "TableText", "Table Text", body_ - 0.5, colours.ink);
        auto& heading =
            add(Style::table_heading, "TableHeading", "Table Heading", body_ - 0.5, colours.accent);
        auto& card = add(Style::card_heading, "CardHeading", "Card Heading", body_, colours.accent);
        auto& figure =
            add(Style::card_figure, "CardFigure", "Card Figure", body_ * 1.9, colours.accent);
        figure.line = twips(figure.size * std::max(1.15, leading_ * 0.92));
        for (auto* line : {&heading, &card, &figure}) {
            line->bold = true;
            line->heading_face = line == &figure;
        }
    }

    void margins() {
        const Colours& colours = look_.colours;
        add(Style::header, "Header", "header", body_ - 2, colours.muted);
        add(Style::footer, "Footer", "footer", body_ - 2, colours.muted);
        auto& marking = add(Style::marking, "Marking", "Marking", body_ - 1, colours.ink);
        marking.bold = true;
        marking.centred = true;
        auto& table_end = add(Style::table_end, "TableEnd", "Table End", 1, colours.muted);
        auto& section_end = add(Style::section_end, "SectionEnd", "Section End", 1, colours.muted);
        for (auto* end : {&table_end, &section_end}) {
            end->size = 1;
            end->line = 1;
        }
        table_end.after = space(0.34);
        section_end.after = space(0.25);
    }

    const Look& look_;
    double body_;
    double leading_;
    double unit_;
    StyleSheet sheet_;
};

}  // namespace

StyleSheet make_style_sheet(const Look& look, const Setting& setting) {
    return Designer(look, setting).design();
}

}  // namespace precis::docx
