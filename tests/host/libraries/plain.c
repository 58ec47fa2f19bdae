/* A whole plugin in C11: the title of the briefing and the text of its blocks. */
#include <stdlib.h>

#include <precis/plugin.h>

#define TEXT(literal) {(literal), sizeof(literal) - 1}

struct precis_instance {
    const precis_host_t* host;
};

static const precis_descriptor_t descriptor = {
    .size = sizeof(precis_descriptor_t),
    .id = TEXT("plain-c"),
    .name = TEXT("Plain text, in C"),
    .version = TEXT("1.0.0"),
    .licence = TEXT("Apache-2.0"),
    .summary = TEXT("The texts of the briefing, one after another"),
    .media_type = TEXT("text/plain"),
    .suffix = TEXT(".txt"),
};

static precis_status_t create(const precis_host_t* host, const precis_options_t* options,
                              precis_instance_t** out) {
    (void)options;
    precis_instance_t* made = malloc(sizeof *made);
    if (made == NULL) {
        return PRECIS_NO_MEMORY;
    }
    made->host = host;
    *out = made;
    return PRECIS_OK;
}

static void destroy(precis_instance_t* instance) { free(instance); }

static precis_status_t write_texts(const precis_host_t* host, const precis_node_t* node,
                                   const precis_sink_t* sink) {
    const precis_string_t text = host->text(node);
    precis_status_t status = text.size == 0 ? PRECIS_OK : sink->write(sink->self, text.data, text.size);
    if (status == PRECIS_OK && text.size != 0) {
        status = sink->write(sink->self, "\n", 1);
    }
    for (const precis_node_t* child = host->first_child(node); status == PRECIS_OK && child != NULL;
         child = host->next_sibling(child)) {
        status = write_texts(host, child, sink);
    }
    return status;
}

static precis_status_t render(precis_instance_t* instance, const precis_node_t* briefing,
                              const precis_sink_t* sink) {
    return write_texts(instance->host, briefing, sink);
}

static const void* extension(precis_string_t name) {
    (void)name;
    return NULL;
}

extern PRECIS_EXPORT const precis_entry_t precis_plugin;
const precis_entry_t precis_plugin = {
    PRECIS_ABI_MAJOR, PRECIS_ABI_MINOR, sizeof(precis_entry_t), &descriptor, create, destroy,
    render,           extension,
};
