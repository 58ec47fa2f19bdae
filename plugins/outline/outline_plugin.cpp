#include "outline/outline_plugin.hpp"

#include "outline/briefing_deck.hpp"
#include "outline/markdown_writer.hpp"
#include "outline/plain_writer.hpp"

namespace precis::outline {

OutlinePlugin::OutlinePlugin(plugin::Host, const plugin::Options& options)
    : plain_(options["style"] == "plain"), divs_(options["notes"] == "divs") {}

void OutlinePlugin::render(plugin::Node briefing, plugin::Sink& sink) {
    const Deck deck = make_deck(briefing);
    sink.write(plain_ ? to_plain_text(deck)
                      : to_markdown(deck, divs_ ? NoteForm::divs : NoteForm::comments));
}

}  // namespace precis::outline
