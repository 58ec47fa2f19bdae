// Pictures from the strategy's file to the handout, and what becomes of those that cannot be shown.
#include "program_run.hpp"
#include "support/sample_pictures.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using precis::test::Harbour;
using precis::test::Outcome;
using precis::test::run_process;
using precis::test::sample_jpeg;
using precis::test::sample_png;

namespace {

namespace fs = std::filesystem;

const char* const kGallery = R"(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:precis:template:1" id="gallery" pages="1" theme="quay">
  <name>A gallery</name>
  <masthead><heading>{strategy.title}</heading></masthead>
  <section id="idea" layout="prose" select="//concept"/>
  <section id="pictures" layout="pictures" select="//*[picture]"><heading>Pictures</heading></section>
  <sources><heading>Sources</heading></sources>
</template>
)";

// The harbour with a picture of its idea, one of a principle that only some may see, and a logo.
struct Gallery : Harbour {
    Gallery() {
        environment["HOME"] = path.string();
        fs::create_directories(path / "pictures");
        write("templates/gallery.xml", kGallery);
        write("pictures/quay.png", sample_png({320, 240}));
        precis::test::JpegForm secret;
        secret.comment = "CANARYINFILE";
        secret.orientation = 6;
        write("pictures/secret.jpeg", sample_jpeg(secret));
        write("templates/themes/crest.png", sample_png({64, 64}));
        replace("strategy.xml", "<name>Any tide</name>",
                "<name>Any tide</name>\n    <picture file=\"pictures/quay.png\" cite=\"plan#s1\">"
                "<alternative>Two cranes at the quay</alternative>"
                "<caption>The quay at <em>low</em> tide</caption></picture>");
        replace("strategy.xml", "<name>Light always</name>",
                "<name>Light always</name>\n    <picture file=\"pictures/secret.jpeg\" "
                "marking=\"TLP:AMBER\"><alternative>CANARYALTERNATIVE</alternative>"
                "<caption>CANARYCAPTION</caption></picture>");
        replace("templates/themes/quay.xml", "</theme>",
                "<logo file=\"crest.png\"><alternative>Port Authority crest</alternative></logo>"
                "\n</theme>");
        replace("audiences.xml", "</audiences>",
                "<audience id=\"insiders\" clearance=\"TLP:RED\"><name>Insiders</name></audience>"
                "</audiences>");
    }

    Outcome make_file(const std::string& file, const std::string& audience = "public") const {
        return run({"make", "--plugin-path", PRECIS_PLUGINS, "--audience", audience, "--template",
                    "gallery", "-o", file});
    }

    std::string output_of(const std::vector<std::string>& command) const {
        return run_process(command, path, environment).output;
    }

    // All that is in a handout.
    std::string contents(const std::string& file) const {
        if (file.ends_with(".pdf")) {
            output_of({"/usr/bin/qpdf", "--qdf", "--object-streams=disable", file, "plain.qdf"});
            return read("plain.qdf") + output_of({"/usr/bin/pdftotext", file, "-"});
        }
        return file.ends_with(".docx") ? output_of({"/usr/bin/unzip", "-p", file}) : read(file);
    }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a picture and a logo are in every format, with their alternative texts") {
    const Gallery gallery;
    REQUIRE(gallery.run({"check", "-q"}).errors.empty());
    for (const std::string file : {"page.pdf", "page.docx", "page.xml", "page.md", "page.txt"}) {
        INFO(file);
        const Outcome made =
            file == "page.xml"
                ? gallery.run({"make", "--plugin-path", PRECIS_PLUGINS, "--template", "gallery",
                               "--format", "docx", "--set", "docx.package=flat", "-o", file})
                : gallery.make_file(file);
        INFO(made.errors);
        REQUIRE(made.code == 0);
        const std::string contents = gallery.contents(file);
        CHECK(contains(contents, "Two cranes at the quay"));
        CHECK(contains(contents, "low"));
        if (file.ends_with(".pdf") || file.ends_with(".docx") || file.ends_with(".xml")) {
            CHECK(contains(contents, "Port Authority crest"));
        } else {
            CHECK(contains(contents, "pictures/quay.png"));
        }
    }
    CHECK(contains(gallery.output_of({"/usr/bin/pdfimages", "-list", "page.pdf"}), "320"));
    CHECK(contains(gallery.output_of({"/usr/bin/qpdf", "--check", "page.pdf"}),
                   "No syntax or stream encoding errors"));
    CHECK(contains(gallery.read("page.xml"), "pkg:contentType=\"image/png\""));
    CHECK(contains(gallery.read("page.md"), "![Two cranes at the quay](pictures/quay.png)"));
}

TEST_CASE("a picture that an audience is not cleared for is in no file of any format") {
    const Gallery gallery;
    for (const std::string ending : {".pdf", ".docx", ".md", ".txt"}) {
        INFO(ending);
        REQUIRE(gallery.make_file("public" + ending).code == 0);
        const std::string contents = gallery.contents("public" + ending);
        CHECK(contains(contents, "Two cranes"));
        CHECK_FALSE(contains(contents, "CANARY"));
        CHECK_FALSE(contains(contents, "secret.jpeg"));
        REQUIRE(gallery.make_file("insiders" + ending, "insiders").code == 0);
        const std::string all = gallery.contents("insiders" + ending);
        CHECK(contains(all, "CANARYALTERNATIVE"));
        CHECK(contains(all, "CANARYCAPTION"));
        CHECK_FALSE(contains(all, "CANARYINFILE"));
        CHECK(contains(all, "TLP:AMBER"));
    }
}

TEST_CASE("a picture without alternative text is an error at its line") {
    const Gallery gallery;
    gallery.replace("strategy.xml", "<alternative>Two cranes at the quay</alternative>", "");
    CHECK(gallery.run({"check", "-q"}).errors ==
          "strategy.xml:15:6: error[P249]: the picture 'pictures/quay.png' has no alternative "
          "text\n"
          "   15 |     <picture file=\"pictures/quay.png\" cite=\"plan#s1\"><caption>The quay at "
          "<em>low</em> tide</caption></picture>\n"
          "      |      ^~~~~~~\n"
          "   hint: say in an 'alternative' in it what those who do not see it should know\n");
    gallery.replace("strategy.xml", "plan#s1\"><caption>",
                    "plan#s1\"><alternative>Cranes</alternative><caption>");
    gallery.replace("templates/themes/quay.xml", "<alternative>Port Authority crest</alternative>",
                    "<alternative> </alternative>");
    CHECK(contains(gallery.run({"check", "-q"}).errors,
                   "error[P249]: the logo 'crest.png' has no alternative text"));
}

TEST_CASE("a picture that is not there, outside or no picture is an error at its line") {
    const Gallery gallery;
    fs::remove(gallery.path / "pictures/quay.png");
    CHECK(contains(gallery.run({"check", "-q"}).errors,
                   "strategy.xml:15:20: error[P270]: there is no file 'pictures/quay.png'"));
    CHECK(contains(gallery.make_file("page.pdf").errors,
                   "strategy.xml:15:20: error[P613]: pdf: the picture 'pictures/quay.png' cannot "
                   "be had: there is no such file in '.'"));
    fs::create_symlink("/etc/passwd", gallery.path / "pictures/quay.png");
    CHECK(contains(gallery.run({"check", "-q"}).errors,
                   "error[P271]: 'pictures/quay.png' leads out of the folder of the strategy"));
    CHECK(contains(gallery.make_file("page.pdf").errors,
                   "cannot be had: it lies outside the folder '.'"));
    fs::remove(gallery.path / "pictures/quay.png");
    gallery.write("pictures/quay.png", "GIF89a");
    CHECK(contains(gallery.run({"check", "-q"}).errors,
                   "error[P272]: 'pictures/quay.png' is neither a PNG nor a JPEG file"));
    gallery.replace("strategy.xml", "pictures/quay.png", "/etc/passwd");
    CHECK(contains(gallery.run({"check", "-q"}).errors,
                   "error[P131]: '/etc/passwd' is not a file in the strategy's folder"));
}

TEST_CASE("a picture that is damaged fails the handout at its line, in each format that shows it") {
    const Gallery gallery;
    gallery.write("pictures/quay.png", sample_png({320, 240}).substr(0, 200));
    for (const std::string format : {"pdf", "docx"}) {
        const Outcome made = gallery.make_file("page." + format);
        INFO(made.errors);
        CHECK(made.code == 5);
        CHECK(contains(made.errors, "strategy.xml:15:20: error[P601]: " + format +
                                        ": the picture 'pictures/quay.png' cannot be shown: it is "
                                        "cut off"));
        CHECK_FALSE(gallery.has("page." + format));
    }
}

TEST_CASE("what is said of a picture and a logo is translated") {
    const Gallery gallery;
    REQUIRE(gallery.run({"translate", "fr"}).code == 0);
    const std::string units = gallery.read("translations/fr.xlf");
    for (const char* const id :
         {"idea.alternative", "idea.caption", "light.alternative", "theme.quay.logo"}) {
        CHECK(contains(units, std::string("id=\"") + id + "\""));
    }
    REQUIRE(gallery
                .run({"make", "--plugin-path", PRECIS_PLUGINS, "--template", "gallery",
                      "--language", "fr", "-o", "page.pdf"})
                .code == 0);
    CHECK(contains(gallery.contents("page.pdf"), "Two cranes at the quay [en]"));
}
