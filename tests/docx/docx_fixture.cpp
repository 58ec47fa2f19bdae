#include "docx_fixture.hpp"

#include "host/briefing_view.hpp"

#include <stdexcept>

namespace precis::test {

Docx::Docx(const std::string& zip) : entries_(unzip(zip)) {
    for (const ZipEntry& one : entries_) {
        auto parsed = std::make_unique<pugi::xml_document>();
        if (!parsed->load_buffer(one.bytes.data(), one.bytes.size(),
                                 pugi::parse_default | pugi::parse_ws_pcdata)) {
            throw std::runtime_error("not well-formed: " + one.name);
        }
        parts_.emplace(one.name, std::move(parsed));
    }
}

pugi::xml_node Docx::part(const std::string& name) const {
    const auto found = parts_.find(name);
    return found == parts_.end() ? pugi::xml_node() : found->second->document_element();
}

std::vector<pugi::xml_node> Docx::select(const char* xpath) const {
    std::vector<pugi::xml_node> nodes;
    for (const auto& found : body().select_nodes(xpath)) {
        nodes.push_back(found.node());
    }
    return nodes;
}

std::string Docx::text(const char* xpath) const {
    const auto nodes = select(xpath);
    return nodes.empty() ? std::string() : text_of(nodes.front());
}

std::string text_of(pugi::xml_node node) {
    std::string text;
    for (const auto& found : node.select_nodes(".//w:t")) {
        text += found.node().text().get();
    }
    return text;
}

std::string docx_bytes(const std::string& briefing_xml, int alternative,
                       const OptionValues& options) {
    TestBriefing briefing = briefing_from_xml(briefing_xml);
    briefing.choose_all(alternative);
    return render(PRECIS_PLUGINS, "docx", options, briefing.briefing);
}

Docx docx_of(const std::string& briefing_xml, int alternative) {
    return Docx(docx_bytes(briefing_xml, alternative));
}

std::string briefing_with(const std::string& section, const std::string& root_attributes) {
    return R"(<briefing title="Harbour plan" issuer="Port Authority" date="2024-06-01" )" +
           root_attributes + "><masthead><heading>Harbour plan</heading></masthead>" + section +
           R"(<sources><heading>Sources</heading><source id="plan" title="The plan"/></sources>)" +
           "<footer>Harbour plan</footer></briefing>";
}

Seen::Seen(const std::string& xml, int alternative)
    : briefing(briefing_from_xml(xml)), host(std::make_unique<precis_host_t>()) {
    host->size = sizeof(precis_host_t);
    fill_node_functions(*host);
    briefing.choose_all(alternative);
}

plugin::Node Seen::root() const {
    return {host.get(), to_c(&briefing.briefing.root())};
}

}  // namespace precis::test
