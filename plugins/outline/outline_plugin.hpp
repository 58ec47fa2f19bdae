// The outline plugin: a briefing as an outline of slides, in Markdown or plain text.
#pragma once

#include <string_view>

#include <precis/plugin.hpp>

namespace precis::outline {

class OutlinePlugin {
  public:
    static constexpr plugin::Choice kStyles[] = {
        {.value = "markdown", .help = "for Marp, pandoc and reveal.js"},
        {.value = "plain", .help = "plain text", .media_type = "text/plain", .suffix = ".txt"}};
    static constexpr plugin::Choice kNotes[] = {
        {.value = "comments",
         .help = "which Marp shows to the speaker and other programs leave out"},
        {.value = "divs", .help = "which pandoc shows to the speaker, in slides of every format"}};
    static constexpr plugin::Option kOptions[] = {
        {.name = "style",
         .type = PRECIS_OPTION_CHOICE,
         .default_value = "markdown",
         .help = "What the outline is written in",
         .choices = kStyles},
        {.name = "notes",
         .type = PRECIS_OPTION_CHOICE,
         .default_value = "comments",
         .help = "How Markdown carries the notes for the speaker",
         .choices = kNotes}};
    static constexpr plugin::Description description{
        .id = "outline",
        .name = "Slide outline",
        .version = "0.1.0",
        .licence = "Apache-2.0",
        .summary = "Slides with speaker notes in Markdown that Marp, pandoc and reveal.js read",
        .media_type = "text/markdown",
        .suffix = ".md",
        .options = kOptions};

    OutlinePlugin(plugin::Host host, const plugin::Options& options);

    void render(plugin::Node briefing, plugin::Sink& sink);

    // Slides are limited by lines, and lines by characters. See precis_fit_t.
    static constexpr std::string_view fit_unit = "lines";
    double capacity(plugin::Node briefing, double type_size);
    double section_extent(plugin::Node section, double type_size);
    double block_extent(plugin::Node block, std::uint32_t alternative, double type_size);
    double line_extent(plugin::Node section, double type_size);
    double page_extent(plugin::Node briefing, double type_size);
    plugin::LayoutResult lay_out(plugin::Node briefing, double type_size);

  private:
    bool plain_;
    bool divs_;
};

}  // namespace precis::outline
