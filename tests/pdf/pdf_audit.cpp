#include "pdf_audit.hpp"

namespace precis::pdf::test {
namespace {

// The leaves of a page tree, in order.
void collect_pages(const PdfObjects& objects, const Json& reference, std::vector<Json>& pages,
                   Findings& findings) {
    const Json& node = objects.resolve(reference);
    if (objects.get(node, "/Type") == "/Page") {
        pages.push_back(reference);
        if (objects.get(node, "/MediaBox").size() != 4) {
            findings.emplace_back("a page has no size");
        }
        return;
    }
    const std::size_t before = pages.size();
    for (const Json& kid : objects.get(node, "/Kids")) {
        collect_pages(objects, kid, pages, findings);
    }
    if (objects.get(node, "/Count") != pages.size() - before) {
        findings.emplace_back("the pages are counted wrongly");
    }
}

PageReading read_page(const PdfObjects& objects, const Json& reference, FontCodes& shown,
                      Findings& findings) {
    const Json& page = objects.resolve(reference);
    PageReading reading = read_content(objects.bytes(page.at("/Contents")));
    reading.reference = reference.get<std::string>();
    for (const std::string& fault : reading.faults) {
        findings.push_back("page " + reading.reference + ": " + fault);
    }
    const Json& fonts = objects.get(objects.get(page, "/Resources"), "/Font");
    for (const auto& [name, codes] : reading.shown) {
        const auto font = fonts.find(name);
        if (font == fonts.end()) {
            findings.push_back("there is no font " + name);
        } else {
            shown[font->get<std::string>()].insert(codes.begin(), codes.end());
        }
    }
    return reading;
}

}  // namespace

std::vector<std::string> audit(const std::string& pdf) {
    Findings findings;
    const PdfObjects objects(pdf);
    std::vector<Json> pages;
    collect_pages(objects, objects.catalogue().at("/Pages"), pages, findings);
    FontCodes shown;
    std::vector<PageReading> readings;
    for (const Json& page : pages) {
        readings.push_back(read_page(objects, page, shown, findings));
    }
    audit_file(pdf, objects, findings);
    audit_fonts(objects, shown, findings);
    audit_structure(objects, readings, findings);
    return findings;
}

}  // namespace precis::pdf::test
