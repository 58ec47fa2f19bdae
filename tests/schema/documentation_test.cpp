#include "xmllint.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

namespace precis::testing {
namespace {

constexpr std::size_t kLongest = 240;  // what an editor shows without scrolling

// The declarations of elements and attributes, and references to none.
std::vector<pugi::xml_node> declarations(const pugi::xml_document& schema) {
    std::vector<pugi::xml_node> found;
    for (const auto& node : schema.select_nodes("//xs:element[@name] | //xs:attribute[@name]")) {
        found.push_back(node.node());
    }
    return found;
}

TEST_CASE("every element and attribute is explained where it is declared") {
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(schema_file("strategy").parent_path())) {
        ++files;
        pugi::xml_document schema;
        REQUIRE(schema.load_file(entry.path().c_str()));
        for (const auto& declaration : declarations(schema)) {
            INFO(entry.path().filename() << ": " << declaration.attribute("name").value());
            const std::string text =
                declaration.child("xs:annotation").child("xs:documentation").text().get();
            CHECK_FALSE(text.empty());
            CHECK(text.size() <= kLongest);
            CHECK(text.substr(text.size() - std::min<std::size_t>(text.size(), 1)) == ".");
        }
    }
    CHECK(files >= 4);
}

TEST_CASE("what an attribute is by default is said in its explanation") {
    for (const auto& entry :
         std::filesystem::directory_iterator(schema_file("strategy").parent_path())) {
        pugi::xml_document schema;
        REQUIRE(schema.load_file(entry.path().c_str()));
        for (const auto& declaration : declarations(schema)) {
            const std::string value = declaration.attribute("default").value();
            const std::string text =
                declaration.child("xs:annotation").child("xs:documentation").text().get();
            INFO(entry.path().filename() << ": " << declaration.attribute("name").value());
            CHECK((value.empty() || text.find("default") != std::string::npos));
        }
    }
}

}  // namespace
}  // namespace precis::testing
