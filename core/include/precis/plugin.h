/*
 * precis/plugin.h: the contract between Precis and an output plugin.
 *
 * This header is the whole of it. It is C11 and C++11 and needs nothing else; what it says is kept:
 * a plugin built against it today is loaded by every later Precis whose PRECIS_ABI_MAJOR is the
 * same. (For C++20, <precis/plugin.hpp> puts typed views and exceptions on top.)
 *
 * What a plugin is
 *   A shared library that exports one symbol, `precis_plugin`, a constant precis_entry_t. Precis
 *   loads it (never unloads it before the process ends), checks the version, reads the descriptor,
 *   makes an instance with the user's options, and asks the instance to render briefings.
 *
 * The order of calls
 *   entry.descriptor read                    any number of times, before and after all else
 *   entry.create(host, options)              one instance
 *     entry.extension(PRECIS_EXT_FIT)->...   measuring, where the plugin offers it
 *     entry.render(instance, briefing, sink) once for each briefing
 *   entry.destroy(instance)
 *
 * Threads
 *   An instance is used by one thread at a time, not always the same one. Different instances may
 *   be used at once, so state outside an instance must be constant or guarded. Every function of
 *   the host may be called only during a call into the plugin, from the thread of that call.
 *
 * Memory
 *   Whoever allocates frees. Nothing allocated on one side is freed on the other. Strings are
 *   UTF-8, given as pointer and length, not terminated by NUL; a length of 0 may come with a null
 *   pointer. A string or node given by the host is valid until the call into the plugin in which it
 *   was obtained returns, except where a longer life is stated.
 *
 * Errors
 *   Functions return PRECIS_OK or a negative status. A plugin says what went wrong, for a person,
 *   through host->report; the status alone says only that it did. No exception, signal or longjmp
 *   may cross the boundary. After a failed call the instance must still accept destroy.
 *
 * Growing
 *   Every struct begins with its size, as compiled by whoever wrote it. Fields are only ever added
 *   at the end. Read no field that lies beyond the size given (PRECIS_HAS tells). New node kinds
 *   and attributes may appear in a briefing at any time: skip what you do not know. New abilities
 *   come as extensions, found by name, never by comparing version numbers.
 */
#ifndef PRECIS_PLUGIN_H
#define PRECIS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when a plugin built before cannot be used any more. It is meant to stay 1. */
#define PRECIS_ABI_MAJOR 1u
/* Raised when fields are appended. For information: an older plugin and a newer host, or the other
 * way round, work together. */
#define PRECIS_ABI_MINOR 2u

/* Whether the struct that `pointer` points to, as its writer compiled it, has `field`. */
#define PRECIS_HAS(pointer, type, field)                                         \
    ((pointer)->size >= offsetof(type, field) + sizeof(((const type*)0)->field))

#if defined(_WIN32)
#define PRECIS_EXPORT __declspec(dllexport)
#else
#define PRECIS_EXPORT __attribute__((visibility("default")))
#endif

typedef struct precis_string {
    const char* data; /* UTF-8; may be null when size is 0 */
    size_t size;      /* bytes */
} precis_string_t;

typedef int32_t precis_status_t;
enum {
    PRECIS_OK = 0,
    PRECIS_ERROR = -1,       /* reported through host->report */
    PRECIS_NO_MEMORY = -2,   /* memory could not be had; needs no report */
    PRECIS_UNSUPPORTED = -3, /* this plugin cannot do what was asked; reported */
    PRECIS_SINK_FAILED = -4  /* the sink did not take the bytes; the host knows why */
};

/* ------------------------------------------------------------------------------- the briefing */

/*
 * A briefing is a tree of nodes. Each has a kind, perhaps a text, attributes by name, and children.
 * The host owns it; nodes are constant. A node's address identifies it, from the first measuring
 * call for a briefing to the end of its render, and its content does not change in that time. From
 * measuring to laying out and rendering a decided briefing, three things change: what was not chosen
 * is gone from the tree; the root's `marking` may become lower, to that of what is shown; and a
 * chosen wording may be another node than the alternative that was measured, a shorter one, because
 * a term is explained only where it is first used.
 *
 * Kinds, and the attributes that matter most (all values are strings; a missing one is empty):
 *
 *   briefing    title, template, audience, audience-name, issuer, published, date (ISO 8601), link,
 *               pages ("1", "2", "any", "slides"), slides (at most), columns, type-size (points),
 *               marking, contents ("yes": a list of sections is wanted).
 *               Children: theme, labels, masthead, section..., sources, footer
 *   theme       id, and measures as attributes; children: colour (role, value #rrggbb),
 *               typeface (role, family, office), size (role, points), paper (name, width, height,
 *               margin-top ... in points), shape (masthead, heading, panel, numeral: see
 *               templates/README.md), logo (as picture, and height in points)
 *   labels      children: label (name, text): the words that a plugin itself puts on a page, in the
 *               briefing's language where there is a translation. Names: "page" ("{page}" and
 *               "{pages}" in its text stand for numbers), "summary", "subject", "date", "value",
 *               "baseline", "target", "contents", "full-text", "qr" ("{address}" stands for where
 *               it leads), each kind of item, and some that the host itself uses. A plugin has
 *               none of its own
 *   masthead    children: kicker, heading, subtitle; each holds inline nodes
 *   section     id, layout ("prose", "numbered", "bullets", "columns", "cards", "quotation",
 *               "table", "timeline", "figures", "questions", "contact", "glossary", "pictures"),
 *               span ("page" or "column"); children: heading (inline nodes), block...
 *   block       item, item-kind ("principle", "action", ...), importance, number (from 1, in its
 *               section), date (ISO 8601, perhaps only a year or month), date-text (for people),
 *               value, value-text, unit, baseline, baseline-number, target, target-number,
 *               occasion, link, supports (ids of the items that it serves, separated by blanks):
 *               whatever the item has (numbers as 1234.5, texts for people);
 *               children: name, wording (the chosen one), attribution, each of inline nodes
 *               A block of the layout "pictures" has a picture; its only wording is the caption,
 *               which may be empty
 *   picture     file (for host->resource: PNG or JPEG), alternative (what those who
 *               do not see it should know; never empty)
 *   wording     length ("headline", "short", "full"); references tell its sources
 *   sources     qr (an address that a QR code beside them is to lead to); children: heading,
 *               source (id, number, title, publisher, author, published, retrieved, link)
 *   footer      inline nodes
 *   inline      text (its text), emphasis, strong, quote, term (ref), link (href): these nest. A
 *               text with `meaning-of` (the id of a term) says what the term before it means
 *
 * What was put into a text and runs the other way stands between U+2068 and U+2069 (UAX 9); they
 * order the text around it and are never shown. Isolates may hold others, and may begin in one text
 * node and end in another of the same parent.
 *
 * Texts are final: in the briefing's language, with its quotation marks and dates. A text that is
 * not translated ends in a mark such as "[en]", and its node states its language.
 *
 * A block is shown by its name, its wording and its attribution, as far as it has them; layouts
 * differ in how. Where a wording is only the name said again ("headline" wordings often are), the
 * block has no name.
 */
typedef struct precis_node precis_node_t;

/* One source that a wording rests on. */
typedef struct precis_reference {
    uint32_t size;
    const precis_node_t* source; /* a "source" node of this briefing */
    precis_string_t locator;     /* where in the source; may be empty */
} precis_reference_t;

typedef int32_t precis_direction_t;
enum { PRECIS_LEFT_TO_RIGHT = 0, PRECIS_RIGHT_TO_LEFT = 1 };

typedef int32_t precis_severity_t;
enum { PRECIS_NOTE = 0, PRECIS_WARNING = 1, PRECIS_FAILURE = 2 };

/*
 * What the host does for a plugin. Valid from create until destroy returns. `self` is to be handed
 * back as the first argument of the functions that take it. No function here allocates for the
 * caller, fails by an exception, or may be called outside a call into the plugin. A null node is
 * allowed everywhere and has no kind, text, attributes or children.
 */
typedef struct precis_host precis_host_t;
struct precis_host {
    uint32_t size;
    uint32_t abi_minor;
    void* self;

    precis_string_t (*kind)(const precis_node_t* node);
    precis_string_t (*text)(const precis_node_t* node);
    /* Empty when there is none of that name. */
    precis_string_t (*attribute)(const precis_node_t* node, precis_string_t name);
    const precis_node_t* (*first_child)(const precis_node_t* node);
    const precis_node_t* (*next_sibling)(const precis_node_t* node);
    const precis_node_t* (*parent)(const precis_node_t* node);

    /* The wordings that a block can be shown in, fullest first; 0 for what is not a block. While
     * a briefing is being measured a block's children do not include a wording: these are they. */
    uint32_t (*alternative_count)(const precis_node_t* block);
    const precis_node_t* (*alternative)(const precis_node_t* block, uint32_t index);

    /* The sources of a wording. `out->size` is set by the caller. PRECIS_ERROR when `index` is out
     * of range. */
    uint32_t (*reference_count)(const precis_node_t* node);
    precis_status_t (*reference)(const precis_node_t* node, uint32_t index,
                                 precis_reference_t* out);

    /* Language (BCP 47) and direction of the node's text, taken from the nearest node that states
     * one. */
    precis_string_t (*language)(const precis_node_t* node);
    precis_direction_t (*direction)(const precis_node_t* node);

    /* The bytes of a file that the briefing or its theme names: `kind` is "picture", "logo" or
     * "font", `name` the attribute "file" of a node. The bytes live as long as the host table. PRECIS_ERROR, and a
     * diagnostic already reported, when there is no such file or it cannot be read. */
    precis_status_t (*resource)(void* self, precis_string_t kind, precis_string_t name,
                                precis_string_t* bytes);

    /* Shows the user a message, at the line of the strategy or template that `node` came from (or
     * at no line for a null node). Lower case, no full stop, names the thing in quotes; `hint` says
     * what to do and may be empty. A report of PRECIS_FAILURE makes the handout fail whatever the
     * status returned. */
    void (*report)(void* self, precis_severity_t severity, const precis_node_t* node,
                   precis_string_t message, precis_string_t hint);

    /* The next two are since minor version 2, for a plugin that remembers; they may be null. Neither
     * gives 0, but for a null node; neither is to show in the output. */

    /* A number that tells the briefing that the node is of, as it is now, from every other that the
     * process shows to any plugin: what was read of a node is good as long as this is the same. */
    uint64_t (*revision)(const precis_node_t* node);
    /* A number for what can be read of the node: kind, text, attributes, language and direction,
     * sources, and the same of everything below it, the wordings of a block included. It is the
     * same for nodes of which the same is read, in whatever briefing; for others it is another (but
     * for a chance of one in 2^64). What depends on nothing but a node can be kept by it from one
     * briefing of a batch to the next. */
    uint64_t (*digest)(void* self, const precis_node_t* node);
};

/* ------------------------------------------------------------------------------------ options */

typedef int32_t precis_option_type_t;
enum {
    PRECIS_OPTION_TEXT = 0,
    PRECIS_OPTION_FLAG = 1,   /* "true" or "false" */
    PRECIS_OPTION_NUMBER = 2, /* decimal, in the C locale */
    PRECIS_OPTION_CHOICE = 3  /* one of `choices` */
};

typedef struct precis_choice {
    uint32_t size;
    precis_string_t value;
    precis_string_t help;
    /* What the output becomes with this choice; empty: as the descriptor says. */
    precis_string_t media_type;
    precis_string_t suffix;
} precis_choice_t;

typedef struct precis_option {
    uint32_t size;
    precis_option_type_t type;
    precis_string_t name; /* lower case, digits, hyphens */
    precis_string_t help; /* one sentence */
    precis_string_t default_value;
    double minimum; /* for numbers: the range allowed; both 0: any */
    double maximum;
    const precis_choice_t* const* choices; /* for choices */
    uint32_t choice_count;
} precis_option_t;

/* The value of each option of the descriptor, in its order, already checked by the host: the
 * user's, else the default. Valid during create. */
typedef struct precis_options {
    uint32_t size;
    uint32_t count;
    const precis_string_t* values;
} precis_options_t;

/* ----------------------------------------------------------------------------------- a plugin */

/* Constant, and valid as long as the library is loaded. */
typedef struct precis_descriptor {
    uint32_t size;
    precis_string_t id;      /* what the user writes as --format: lower case, digits, hyphens */
    precis_string_t name;    /* for people */
    precis_string_t version; /* of the plugin */
    precis_string_t licence; /* SPDX expression */
    precis_string_t summary; /* one sentence */
    precis_string_t media_type;
    precis_string_t suffix; /* of the file, with its dot */
    const precis_option_t* const* options;
    uint32_t option_count;
} precis_descriptor_t;

/* Where the bytes of a handout go. */
typedef struct precis_sink {
    uint32_t size;
    void* self;
    /* Takes `count` bytes, all or none. May be called any number of times within render; nothing
     * of it is seen by anyone unless render returns PRECIS_OK. On anything but PRECIS_OK stop and
     * return that status. */
    precis_status_t (*write)(void* self, const void* bytes, size_t count);
} precis_sink_t;

typedef struct precis_instance precis_instance_t; /* the plugin's own */

typedef struct precis_entry {
    uint32_t abi_major; /* PRECIS_ABI_MAJOR; read before anything else, and first for ever */
    uint32_t abi_minor; /* PRECIS_ABI_MINOR */
    uint32_t size;
    const precis_descriptor_t* descriptor;

    /* Makes an instance. `host` outlives it. On PRECIS_OK `*out` is not null; else it is left. */
    precis_status_t (*create)(const precis_host_t* host, const precis_options_t* options,
                              precis_instance_t** out);
    /* Frees an instance. Called once for each, not during another call. */
    void (*destroy)(precis_instance_t* instance);

    /* Writes the handout for a decided briefing. The same briefing and options must give the same
     * bytes: no clock, environment, locale, address or thread may show in them. */
    precis_status_t (*render)(precis_instance_t* instance, const precis_node_t* briefing,
                              const precis_sink_t* sink);

    /* An extension by its name, as a pointer to the struct that the name stands for, constant and
     * valid as long as the library is loaded; null for one that the plugin does not have. May be
     * called at any time, from any thread. */
    const void* (*extension)(precis_string_t name);
} precis_entry_t;

/* The name of the symbol that a plugin exports: `PRECIS_EXPORT const precis_entry_t precis_plugin`. */
#define PRECIS_ENTRY_SYMBOL "precis_plugin"

/* ------------------------------------------------------------------------------ precis.fit/1 */

/*
 * Measuring. A plugin with a page (or a slide) to fill offers this; Precis then chooses the most
 * valuable set of wordings that fits. Without it every block comes in the audience's preferred
 * length.
 *
 * Extents are in the plugin's own unit and count against one capacity. A page of several columns
 * gives what stands in a column its height divided by the number of columns. They must be upper
 * bounds: what is chosen by them is laid out once and checked, and where columns do not come out
 * even the host repeats the choice with a smaller capacity.
 *
 * `type_size` is the size of running text in points, within the theme's range. All functions may be
 * called in any order, for any node of the briefing given, until that briefing is rendered. Extents
 * must not shrink when the size grows.
 */
#define PRECIS_EXT_FIT "precis.fit/1"

typedef struct precis_layout_result {
    uint32_t size;
    uint32_t pages;   /* pages, slides, ... that the briefing takes */
    double overflow;  /* by how much it is too large for its budget, in the unit; 0: it fits */
    double fill;      /* how much of the capacity is filled, 0 to 1 */
} precis_layout_result_t;

typedef struct precis_fit {
    uint32_t size;
    precis_string_t unit; /* "pt", "lines", for people */

    /* The room for sections when everything else (masthead, footer, sources) is in place.
     * Negative or zero when there is none; infinite when there is no limit: nothing is fitted. */
    precis_status_t (*capacity)(precis_instance_t* instance, const precis_node_t* briefing,
                                double type_size, double* out);
    /* What a section costs as soon as it has one block: its heading and the space around it. */
    precis_status_t (*section_extent)(precis_instance_t* instance, const precis_node_t* section,
                                      double type_size, double* out);
    /* What a block costs in one of its wordings, with the space that sets it off. */
    precis_status_t (*block_extent)(precis_instance_t* instance, const precis_node_t* block,
                                    uint32_t alternative, double type_size, double* out);
    /* Lays out a decided briefing. `out->size` is set by the caller. */
    precis_status_t (*lay_out)(precis_instance_t* instance, const precis_node_t* briefing,
                               double type_size, precis_layout_result_t* out);

    /* Since minor version 1; may be null. What one line of running text takes in a section, counted
     * as its blocks are: with it the host can say "three lines too long". */
    precis_status_t (*line_extent)(precis_instance_t* instance, const precis_node_t* section,
                                   double type_size, double* out);
    /* Since minor version 1; may be null. The extent of a page where each section begins one, as
     * slides do; 0 where sections follow one another, which is also what null means. On pages a
     * section costs whole ones: what `section_extent` says is taken on each of them, and a block for
     * which there is no room left goes to the next page, parted only if it is larger than one. The
     * capacity is that of as many pages. */
    precis_status_t (*page_extent)(precis_instance_t* instance, const precis_node_t* briefing,
                                   double type_size, double* out);
} precis_fit_t;

/* ---------------------------------------------------------------------------- precis.boxes/1 */

/*
 * Where things stand. A plugin with pages may offer this; Precis then shows beside each decision
 * the place on the page that it is about (`precis explain`). Nothing else depends on it.
 */
#define PRECIS_EXT_BOXES "precis.boxes/1"

/* A rectangle that a node fills. Points, from the top left corner of the page, y downwards, as the
 * page is seen (also where the writing runs from the right). */
typedef struct precis_box {
    uint32_t size;
    uint32_t page;   /* from 0 */
    uint32_t column; /* from 1, in reading order; 0: it spans the page */
    const precis_node_t* node; /* "block", "heading" of a section, "masthead", "sources", "footer" */
    double x;
    double y;
    double width;
    double height;
} precis_box_t;

/* Takes pages and boxes. On anything but PRECIS_OK stop and return that status. */
typedef struct precis_box_sink {
    uint32_t size;
    void* self;
    /* The next page, with the size of its paper. */
    precis_status_t (*page)(void* self, double width, double height);
    /* A box on a page already given. A node that is parted has one for each part, in reading
     * order. */
    precis_status_t (*box)(void* self, const precis_box_t* box);
} precis_box_sink_t;

typedef struct precis_boxes {
    uint32_t size;
    /* Gives every page and box of a decided briefing, as render would place them. */
    precis_status_t (*place)(precis_instance_t* instance, const precis_node_t* briefing,
                             double type_size, const precis_box_sink_t* sink);
} precis_boxes_t;

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* PRECIS_PLUGIN_H */
