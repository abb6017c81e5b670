/* reader-private.h - the inside of the reader, shared by its files.
 *
 *   reader.c           the run: prepare, parse, mend, make the map
 *   reader-sax.c       what the parser says, sorted into records, fields, foreign content and stray text
 *   reader-record.c    a record begins and ends: attributes to values, prose to values
 *   reader-foreign.c   foreign content back to text that stands on its own
 *   reader-wrapped.c   what stands around the map in an SVG
 *   reader-mend.c      ids and order keys that are missing
 *   reader-message.c   what the parser finds wrong, in words for people
 */
#pragma once

#include <libxml/parser.h>

#include "base/error.h"
#include "format/reader.h"
#include "model/extra.h"

G_BEGIN_DECLS

/* libxml2 hands five strings an attribute: name, prefix, namespace, start and end of the value. */
#define ATTRIBUTE_STEP 5

/* A record that is open. No kind can stand in itself, so there are never more than kinds. */
typedef struct
{
  ParcoursElement *element;     /* owned */
  char *before;                 /* the parts of its extra so far */
  GString *attributes;
  GString *children;
  gboolean after_text;          /* of `children` (parcours_extra_add()) */
  guint64 tagged;               /* prose children whose tags have something to keep, a bit a field of the kind */
  guint64 given;                /* those that stood here with data, good or not */
} ReaderFrame;

/* A record that was read, in document order. */
typedef struct
{
  ParcoursElement *element;     /* borrowed from its parent */
  int line;
} ReaderRecord;

typedef struct
{
  const char *prefix;           /* "" for the default; strings of the parser's dictionary */
  const char *uri;
  guint depth;
} ReaderScope;

typedef struct
{
  /* the run */
  xmlParserCtxt *ctxt;
  const char *name;
  int lines_before, cut_line;   /* of the source (limits.h) */
  gboolean complete;            /* the parser has the whole text */
  GPtrArray *problems;
  GError *error;
  int error_line;
  guint depth, n_elements;
  int version;

  /* an SVG around the map */
  gboolean wrapped;
  guint metadata;               /* depth of the <metadata> that is open; 0: none */
  gboolean wrap_closed;         /* the one with the map is closed: comments belong to somebody else */
  gboolean several;             /* there is another map */

  /* records */
  ReaderFrame frames[PARCOURS_N_KINDS];
  guint n_frames;
  ParcoursElement *root;        /* owned, once it is complete */
  char *root_parts[PARCOURS_N_EXTRAS]; /* its extra, open until the end of the document */
  GArray *records;              /* of ReaderRecord */
  GHashTable *ids;              /* id to itself, borrowed from the elements */
  GPtrArray *unnamed;           /* records that need an id, in document order; borrowed */
  guint n_keyless;              /* records that need an order key */

  /* the prose child that is open */
  ParcoursFieldId field;        /* PARCOURS_FIELD_NONE: none */
  GString *text;
  int field_line;

  /* foreign content */
  guint foreign_depth;          /* 0: not in any */
  gboolean foreign_open;        /* its last start tag waits for ">" */
  gboolean foreign_known;       /* inside prose: beside it, where it is kept, it would be a record or a prose child */
  GString *foreign;
  GArray *scopes;               /* of ReaderScope */

  GString *pending;             /* comments and instructions that wait for what follows them */
  GString *stray;               /* text where no text belongs */
  GString *scratch;
} Reader;

/* reader.c */
int _parcours_reader_line (Reader *self);
void _parcours_reader_warn (Reader *self, int line, const char *id, const char *format, ...) G_GNUC_PRINTF (4, 5);
void _parcours_reader_fail (Reader *self, int line, ParcoursError code, const char *format, ...) G_GNUC_PRINTF (4, 5);
const char *_parcours_reader_attribute_value (Reader *self, const xmlChar **attribute);

/* reader-sax.c */
void _parcours_reader_set_handlers (Reader *self);

/* reader-wrapped.c: elements outside the map, where an SVG stands around it. The first is TRUE for the root element of the map, the last if
 * what stands here belongs to it. */
gboolean _parcours_reader_begin_wrapped (Reader *self, const char *name, const char *uri);
void _parcours_reader_end_wrapped (Reader *self);
gboolean _parcours_reader_is_beside_map (Reader *self);

/* reader-record.c: `namespaces` and `attributes` as libxml2 hands them to startElementNs */
void _parcours_reader_begin_record (Reader *self, ParcoursKind kind, int n_namespaces, const xmlChar **namespaces,
                                    int n_attributes, const xmlChar **attributes);
void _parcours_reader_end_record (Reader *self);
void _parcours_reader_begin_field (Reader *self, ParcoursFieldId field, int n_attributes, const xmlChar **attributes);
void _parcours_reader_end_field (Reader *self);

/* reader-foreign.c */
void _parcours_reader_escape (GString *out, const char *text, gsize length, gboolean attribute);
void _parcours_reader_add_namespace (GString *out, const char *prefix, const char *uri);
void _parcours_reader_add_attribute (Reader *self, GString *out, const xmlChar **attribute);
void _parcours_reader_declare_prefixes (GString *out, int n_attributes, const xmlChar **attributes);
void _parcours_reader_begin_foreign (Reader *self, const char *name, const char *prefix, const char *uri, int n_namespaces,
                                     const xmlChar **namespaces, int n_attributes, const xmlChar **attributes);
void _parcours_reader_end_foreign (Reader *self, const char *name, const char *prefix, const char *uri);
void _parcours_reader_foreign_text (Reader *self, const char *text, gsize length);
void _parcours_reader_foreign_fragment (Reader *self, const char *fragment);

/* reader-mend.c */
void _parcours_reader_mend_ids (Reader *self);
void _parcours_reader_mend_orders (Reader *self);
/* An id, or a list of ids by spaces, made such that each is an NCName. The caller owns it. */
char *_parcours_reader_mend_names (const char *text, gboolean list);

/* reader-message.c */
gboolean _parcours_reader_at_end (Reader *self);
void _parcours_reader_fail_cut_off (Reader *self, int line);
void _parcours_reader_xml_error (Reader *self, int code, int line, const char *message, const char *str1, const char *str2,
                                 int int1);

G_END_DECLS
