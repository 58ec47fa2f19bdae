#include "pdf/writer/object_file.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/arena.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <hpdf.h>
#include <xxhash.h>

namespace precis::pdf {
namespace {

static_assert(HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION == 3,
              "the insides of libharu are used here: look at them before allowing a new version");

// The comment tells programs that the file is binary (ISO 19005-2, 6.1.2).
constexpr std::string_view kHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

struct Body {
    HPDF_Dict dict = nullptr;
    std::string entries;
    std::string own;
    std::string_view bytes;  // its own or another's
    std::size_t position = 0;
};

constexpr std::uint32_t number_of(HPDF_UINT32 object_id) {
    return object_id & 0x00FFFFFF;
}

// The functions that libharu calls. Nothing may be thrown through it.

void* allocate(HPDF_UINT size) {
    return ArenaScope::allocate(size);
}

void release(void*) {}

HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
    const std::string& entries = static_cast<const Body*>(dict->attr)->entries;
    const HPDF_STATUS status =
        HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries.data()),
                          static_cast<HPDF_UINT>(entries.size()));
    return status == HPDF_OK ? HPDF_Stream_WriteStr(stream, "\n") : status;
}

HPDF_STATUS read_bytes(HPDF_Stream stream, HPDF_BYTE* target, HPDF_UINT* size) {
    Body& body = *static_cast<Body*>(stream->attr);
    const std::size_t count = std::min<std::size_t>(*size, body.bytes.size() - body.position);
    std::memcpy(target, body.bytes.data() + body.position, count);
    body.position += count;
    const bool ended = count < *size;
    *size = static_cast<HPDF_UINT>(count);
    return ended ? HPDF_STREAM_EOF : HPDF_OK;
}

HPDF_STATUS seek_bytes(HPDF_Stream stream, HPDF_INT position, HPDF_WhenceMode) {
    Body& body = *static_cast<Body*>(stream->attr);
    body.position = std::min(static_cast<std::size_t>(position), body.bytes.size());
    return HPDF_OK;
}

HPDF_INT32 tell_bytes(HPDF_Stream stream) {
    return static_cast<HPDF_INT32>(static_cast<const Body*>(stream->attr)->position);
}

HPDF_UINT32 size_of_bytes(HPDF_Stream stream) {
    return static_cast<HPDF_UINT32>(static_cast<const Body*>(stream->attr)->bytes.size());
}

HPDF_STATUS write_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    try {
        static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
        return HPDF_OK;
    } catch (...) {
        return HPDF_FAILD_TO_ALLOC_MEM;
    }
}

template <typename Pointer>
Pointer made(Pointer pointer) {
    if (!pointer) {
        throw WriteError("no memory for an object of the file");
    }
    return pointer;
}

void succeed(HPDF_STATUS status) {
    if (status != HPDF_OK) {
        throw WriteError(fmt::format("libharu failed with status 0x{:04X}", status));
    }
}

}  // namespace

struct ObjectFile::Objects {
    Arena arena;
    HPDF_Doc document = nullptr;
    std::deque<Body> bodies;
    std::vector<Body*> by_number;  // null: libharu's own

    // Has libharu write `entries` after what the dictionary holds itself.
    Body& attach(HPDF_Dict dict, std::string entries) {
        Body& body = bodies.emplace_back();
        body.dict = dict;
        body.entries = std::move(entries);
        dict->write_fn = write_entries;
        dict->attr = &body;
        const std::size_t number = number_of(dict->header.obj_id);
        by_number.resize(std::max(by_number.size(), number + 1));
        by_number[number] = &body;
        return body;
    }

    HPDF_Dict indirect_dictionary() const {
        const HPDF_Dict dict = made(HPDF_Dict_New(document->mmgr));
        succeed(HPDF_Xref_Add(document->xref, dict));
        return dict;
    }

    // Many of libharu's lower functions report success although they failed; the error then sticks
    // to the document.
    void check() const {
        if (document->error.error_no != HPDF_OK) {
            throw WriteError(fmt::format("libharu failed with error 0x{:04X}, detail {}",
                                         document->error.error_no, document->error.detail_no));
        }
    }

    void add_identifier() {
        const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(
            made(XXH3_createState()), XXH3_freeState);
        XXH3_128bits_reset(state.get());
        for (const Body& body : bodies) {
            XXH3_128bits_update(state.get(), body.entries.data(), body.entries.size());
            XXH3_128bits_update(state.get(), body.bytes.data(), body.bytes.size());
        }
        XXH128_canonical_t digest;
        XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(state.get()));
        const HPDF_Array identifier = made(HPDF_Array_New(document->mmgr));
        succeed(HPDF_Dict_Add(document->trailer, "ID", identifier));
        for (int i = 0; i < 2; ++i) {
            const HPDF_Binary half =
                made(HPDF_Binary_New(document->mmgr, digest.digest, sizeof digest.digest));
            succeed(HPDF_Array_Add(identifier, half));
        }
    }
};

ObjectFile::ObjectFile() : objects_(std::make_unique<Objects>()) {
    if (!library_version().starts_with("2.3.")) {
        throw WriteError(
            fmt::format("libharu {} was loaded, but 2.3 is needed", library_version()));
    }
    const ArenaScope scope(objects_->arena);
    objects_->document = HPDF_NewEx(nullptr, allocate, release, 0, nullptr);
    made(objects_->document);
    objects_->check();
}

// The arena takes the document with it: HPDF_Free would only walk through what is dropped.
ObjectFile::~ObjectFile() = default;

Reference ObjectFile::dictionary() {
    return dictionary({});
}

Reference ObjectFile::dictionary(std::string entries) {
    const ArenaScope scope(objects_->arena);
    const HPDF_Dict dict = objects_->indirect_dictionary();
    objects_->attach(dict, std::move(entries));
    return {number_of(dict->header.obj_id)};
}

void ObjectFile::add_entries(Reference reference, std::string_view entries) {
    objects_->by_number.at(reference.number)->entries += entries;
}

Reference ObjectFile::stream(std::string entries, std::string bytes) {
    const Reference reference = stream_of_kept(std::move(entries), {});
    Body& body = *objects_->by_number.at(reference.number);
    body.own = std::move(bytes);
    body.bytes = body.own;
    return reference;
}

Reference ObjectFile::stream_of_kept(std::string entries, std::string_view bytes) {
    const ArenaScope scope(objects_->arena);
    const HPDF_Doc document = objects_->document;
    const HPDF_Dict dict = made(HPDF_DictStream_New(document->mmgr, document->xref));
    Body& body = objects_->attach(dict, std::move(entries));
    body.bytes = bytes;
    HPDF_Stream_Free(dict->stream);
    dict->stream = made(HPDF_CallbackReader_New(document->mmgr, read_bytes, seek_bytes, tell_bytes,
                                                size_of_bytes, &body));
    dict->filter = HPDF_STREAM_FILTER_NONE;
    return {number_of(dict->header.obj_id)};
}

Reference ObjectFile::page() {
    const Reference reference = dictionary();
    const ArenaScope scope(objects_->arena);
    const HPDF_Dict tree = objects_->document->root_pages;
    Body& body = *objects_->by_number.at(reference.number);
    // What makes it a page in the eyes of libharu, which counts them.
    body.dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    auto* const kids =
        static_cast<HPDF_Array>(made(HPDF_Dict_GetItem(tree, "Kids", HPDF_OCLASS_ARRAY)));
    succeed(HPDF_Array_Add(kids, body.dict));
    body.entries = "/Type/Page/Parent ";
    append_reference(body.entries, {number_of(tree->header.obj_id)});
    return reference;
}

std::string ObjectFile::save(std::string catalogue, std::string information) {
    const ArenaScope scope(objects_->arena);
    const HPDF_Doc document = objects_->document;
    objects_->check();
    objects_->attach(document->catalog, std::move(catalogue));
    // libharu names itself as the producer before it is asked.
    const HPDF_Dict info = made(document->info);
    succeed(HPDF_Dict_RemoveElement(info, "Producer"));
    objects_->attach(info, std::move(information));
    objects_->add_identifier();
    succeed(HPDF_Dict_Add(document->trailer, "Root", document->catalog));
    succeed(HPDF_Dict_Add(document->trailer, "Info", info));

    constexpr std::size_t kAround = 100;  // an object, with its place in the table
    std::size_t size = kHeader.size();
    for (const Body& body : objects_->bodies) {
        size += body.entries.size() + body.bytes.size() + kAround;
    }
    std::string file;
    file.reserve(size);
    const HPDF_Stream stream =
        made(HPDF_CallbackWriter_New(document->mmgr, write_to_string, &file));
    succeed(HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(kHeader.data()),
                              static_cast<HPDF_UINT>(kHeader.size())));
    succeed(HPDF_Xref_WriteToStream(document->xref, stream, nullptr));
    objects_->check();
    return file;
}

std::string_view ObjectFile::library_version() {
    return HPDF_GetVersion();
}

}  // namespace precis::pdf
