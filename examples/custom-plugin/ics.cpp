// The dates of a briefing as an iCalendar file (RFC 5545), for the reader's calendar.
#include <precis/plugin.hpp>

using namespace precis::plugin;

namespace {
// Content lines of at most 75 bytes, the rest folded; no character of UTF-8 is cut in two.
void put(Sink& sink, std::string line) {
    for (std::size_t end; line.size() > 75; line = " " + line.substr(end)) {
        for (end = 75; (line[end] & 0xC0) == 0x80; --end) {
        }
        sink.write(line.substr(0, end) + "\r\n");
    }
    sink.write(line + "\r\n");
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += (c == '\\' || c == ';' || c == ',' ? "\\" : "") + std::string{c};
    }
    return out;
}

// The first day of "2025", "2025-09" or "2025-09-01", as "20250901".
std::string first_day(std::string_view date) {
    std::string day(date.substr(0, 4));
    day += date.size() > 6 ? date.substr(5, 2) : "01";
    return day += date.size() > 9 ? date.substr(8, 2) : "01";
}

struct Calendar {
    static constexpr Description description{.id = "ics",
                                             .name = "Calendar",
                                             .version = "1.0.0",
                                             .licence = "Apache-2.0",
                                             .summary = "The dates of a briefing, for a calendar",
                                             .media_type = "text/calendar",
                                             .suffix = ".ics"};

    Calendar(Host, const Options&) {}

    void render(Node briefing, Sink& sink) {
        sink.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Precis//Calendar//EN\r\n");
        for (Node section : briefing.children("section")) {
            for (Node block : section.children("block")) {
                if (block.has("date")) {
                    sink.write("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:" + first_day(block["date"]));
                    sink.write("\r\nDTSTAMP:" + first_day(briefing["date"]) + "T000000Z\r\n");
                    put(sink, "UID:" + std::string(block["item"]) + "@precis.invalid");
                    put(sink, "SUMMARY:" + escaped(block.child("name").inner_text()));
                    put(sink, "DESCRIPTION:" + escaped(block.child("wording").inner_text()));
                    sink.write("END:VEVENT\r\n");
                }
            }
        }
        sink.write("END:VCALENDAR\r\n");
    }
};
}  // namespace

PRECIS_PLUGIN(Calendar)
