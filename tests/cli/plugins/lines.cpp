// For tests: the texts of a briefing, one to a line, on a page of as many characters as asked for.
// Fails as it is told to.
#include <precis/plugin.hpp>

namespace {

using namespace precis::plugin;

constexpr Choice kPackages[] = {{.value = "plain", .help = "Lines"},
                                {.value = "marked", .help = "Lines with marks", .suffix = ".mrk"}};
constexpr Choice kFaults[] = {{.value = "none", .help = "All is well"},
                              {.value = "report", .help = "Fails at the last block"},
                              {.value = "warn", .help = "Warns of the last block"},
                              {.value = "empty", .help = "Writes nothing"}};
constexpr Option kOptions[] = {{.name = "room",
                                .type = PRECIS_OPTION_NUMBER,
                                .default_value = "1000",
                                .help = "How many characters the page holds",
                                .minimum = 1,
                                .maximum = 100000},
                               {.name = "package",
                                .type = PRECIS_OPTION_CHOICE,
                                .default_value = "plain",
                                .help = "What is written",
                                .choices = kPackages},
                               {.name = "fault",
                                .type = PRECIS_OPTION_CHOICE,
                                .default_value = "none",
                                .help = "What goes wrong",
                                .choices = kFaults}};

class Lines {
  public:
    static constexpr Description description{.id = "lines",
                                             .name = "Lines",
                                             .version = "1.0.0",
                                             .licence = "Apache-2.0",
                                             .summary = "The texts, one to a line",
                                             .media_type = "text/plain",
                                             .suffix = ".txt",
                                             .options = kOptions};
    static constexpr std::string_view fit_unit = "characters";

    Lines(Host host, const Options& options)
        : host_(host),
          room_(std::stod(std::string(options["room"]))),
          mark_(options["package"] == "marked" ? "* " : ""),
          fault_(options["fault"]) {}

    void render(Node briefing, Sink& sink) {
        if (fault_ == "empty") {
            return;
        }
        write_texts(briefing, sink);
        Node last;
        for (Node section : briefing.children("section")) {
            for (Node block : section.children("block")) {
                last = block;
            }
        }
        if (fault_ == "report") {
            throw Error("this block is unlucky", last, "try another");
        }
        if (fault_ == "warn") {
            host_.warning("this block is odd", last);
        }
    }

    double capacity(Node, double) { return room_; }
    double section_extent(Node section, double) {
        return static_cast<double>(section.child("heading").inner_text().size());
    }
    double block_extent(Node block, std::uint32_t alternative, double) {
        return static_cast<double>(block.alternative(alternative).inner_text().size());
    }
    LayoutResult lay_out(Node briefing, double) {
        double used = 0;
        for (Node section : briefing.children("section")) {
            used += section_extent(section, 0);
            for (Node block : section.children("block")) {
                used += static_cast<double>(block.child("wording").inner_text().size());
            }
        }
        return {1, used > room_ ? used - room_ : 0, used > room_ ? 1 : used / room_};
    }

  private:
    void write_texts(Node node, Sink& sink) {
        if (!node.text().empty()) {
            sink.write(mark_ + std::string(node.text()) + "\n");
        }
        for (Node child : node.children()) {
            write_texts(child, sink);
        }
    }

    Host host_;
    double room_;
    std::string mark_;
    std::string fault_;
};

}  // namespace

PRECIS_PLUGIN(Lines)
