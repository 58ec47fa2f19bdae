#include "host/option_values.hpp"

#include "fake_plugin.hpp"

#include <catch2/catch.hpp>

using namespace precis;
using precis::test::FakePlugin;
using precis::test::FakeResources;

namespace {

// A plugin with one option of each type, and what happens when it is created with `values`.
struct Trial {
    Trial() {
        fake.add_option("title", PRECIS_OPTION_TEXT, "");
        fake.add_option("toc", PRECIS_OPTION_FLAG, "true");
        auto& number = fake.add_option("margin", PRECIS_OPTION_NUMBER, "42");
        number.minimum = 10;
        number.maximum = 100;
        auto& choice = fake.add_option("package", PRECIS_OPTION_CHOICE, "zip");
        fake.add_choice(choice, "zip");
        fake.add_choice(choice, "flat", ".xml");
        plugin = plugin_from_entry(fake.entry);
    }

    std::string create(const OptionValues& values) {
        Diagnostics diagnostics;
        const auto instance = plugin->create(values, resources, diagnostics);
        CHECK((instance == nullptr) == diagnostics.has_errors());
        return to_text(diagnostics, false);
    }

    FakePlugin fake;
    FakeResources resources;
    std::unique_ptr<Plugin> plugin;
};

}  // namespace

TEST_CASE("a plugin gets the value of each option in its own order") {
    Trial trial;
    CHECK(trial.create({}) == "");
    CHECK(trial.fake.values == std::vector<std::string>{"", "true", "42", "zip"});
    CHECK(trial.create({{"toc", "false"}, {"title", "Größe"}, {"margin", "12.5"}}) == "");
    CHECK(trial.fake.values == std::vector<std::string>{"Größe", "false", "12.5", "zip"});
}

TEST_CASE("a value of the wrong type is an error that says what is right") {
    Trial trial;
    CHECK(trial.create({{"toc", "yes"}}) ==
          "precis: error[P607]: fake.toc: 'yes' is neither true nor false\n"
          "   hint: write 'true' or 'false'\n");
    CHECK(trial.create({{"margin", "12,5"}}) ==
          "precis: error[P608]: fake.margin: '12,5' is not a number\n"
          "   hint: write a decimal number with a point, like '10.5'\n");
    CHECK(trial.create({{"margin", "nan"}}) ==
          "precis: error[P608]: fake.margin: 'nan' is not a number\n"
          "   hint: write a decimal number with a point, like '10.5'\n");
    CHECK(trial.create({{"margin", "5"}}) ==
          "precis: error[P609]: fake.margin: '5' is out of range\n   hint: from 10 to 100\n");
    CHECK(trial.create({{"package", "flst"}}) ==
          "precis: error[P610]: fake.package: 'flst' is not a choice\n"
          "   hint: did you mean 'flat'?\n");
    CHECK(trial.create({{"package", "tarball"}}) ==
          "precis: error[P610]: fake.package: 'tarball' is not a choice\n"
          "   hint: one of: zip, flat\n");
    CHECK(trial.create({{"title", "a\x1b[31m"}}) ==
          "precis: error[P611]: fake.title: the text is not plain UTF-8\n"
          "   hint: leave out control characters, and write it in UTF-8\n");
}

TEST_CASE("an option that the plugin does not have is an error with the nearest name") {
    Trial trial;
    CHECK(trial.create({{"margins", "20"}}) ==
          "precis: error[P606]: 'fake' has no option 'margins'\n   hint: did you mean 'margin'?\n");
    CHECK(trial.create({{"colour", "red"}}) ==
          "precis: error[P606]: 'fake' has no option 'colour'\n"
          "   hint: options: title, toc, margin, package\n");
}

TEST_CASE("all that is wrong with the options is said at once") {
    Trial trial;
    Diagnostics diagnostics;
    trial.plugin->create({{"toc", "1"}, {"margin", "x"}, {"size", "y"}}, trial.resources,
                         diagnostics);
    CHECK(diagnostics.count(Severity::error) == 3);
}

TEST_CASE("a choice can change the suffix of the file") {
    Trial trial;
    CHECK(trial.plugin->suffix({}) == ".txt");
    CHECK(trial.plugin->suffix({{"package", "zip"}}) == ".txt");
    CHECK(trial.plugin->suffix({{"package", "flat"}}) == ".xml");
}
