/* limits.h - what the reader allows, and the look at the bytes before an XML parser sees them.
 *
 * parcours_limits_prepare() answers these questions in one pass each: is this a journey map at all or some other file (sniff.c), is it
 * a picture that carries one (carried.h), in which encoding (encoding.c), and is there anything in it that would make a parser work too
 * hard (here).
 * What it lets through is UTF-8 without NUL, without byte order mark, with no tag, comment or instruction over the limit.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARCOURS_LIMIT_FILE (64 * 1024 * 1024)  /* bytes of a file */
#define PARCOURS_LIMIT_ELEMENTS 200000          /* XML elements of a file */
#define PARCOURS_LIMIT_ATTRIBUTES 64            /* attributes of an element */
#define PARCOURS_LIMIT_DEPTH 256                /* elements inside each other */
#define PARCOURS_LIMIT_TAG (64 * 1024)          /* bytes of a start tag, a comment or an instruction */

/* Text ready for the parser: the bytes of the input itself where they were UTF-8 already. */
typedef struct
{
  GBytes *bytes;                /* UTF-8, the XML declaration cut off */
  int lines_before;             /* line feeds of what was cut off */
  int cut_line;                 /* where the tag begins (in the input) that the text ends in; 0: it ends between two */
  gboolean wrapped;             /* out of an SVG: a <metadata> and the elements around it stand around the map (carried.h) */
  gboolean several;             /* the picture carries more maps than this one */
} ParcoursSource;

void parcours_source_clear (ParcoursSource *source);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParcoursSource, parcours_source_clear)

/* Fills `*source`. FALSE with PARCOURS_ERROR, and the line in `*line` (0: none), if the bytes are refused. */
gboolean parcours_limits_prepare (GBytes *bytes, ParcoursSource *source, int *line, GError **error);

/* The parts of it, in order; each sets `*line` and an error like prepare. */

/* Other kinds of files, told by their first bytes: empty, zip, PDF, pictures ... */
gboolean parcours_sniff_bytes (const char *data, gsize length, int *line, GError **error);

/* Other kinds of text, told by how they start: HTML, JSON, no markup at all. */
gboolean parcours_sniff_text (const char *text, gsize length, int *line, GError **error);

/* A sentence if `name` looks like a copy that a file-sharing program left when two people saved at once, else NULL.
 * The caller owns it. */
char *parcours_sniff_conflict_name (const char *name);

/* UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 and windows-1252 to UTF-8, told by byte order mark, then by XML declaration. */
gboolean parcours_encoding_decode (GBytes *bytes, ParcoursSource *source, int *line, GError **error);

typedef enum
{
  PARCOURS_MARKUP_TAG,
  PARCOURS_MARKUP_COMMENT,
  PARCOURS_MARKUP_CDATA,
  PARCOURS_MARKUP_DECLARATION,  /* DOCTYPE and what stands in one; skipped up to the next ">" only */
  PARCOURS_MARKUP_INSTRUCTION,
} ParcoursMarkup;

/* Behind the markup that begins at `p`, which is at "<"; NULL: it does not end. `*kind` is set in any case. */
const char *parcours_skip_markup (const char *p, const char *end, ParcoursMarkup *kind);

/* Number of line feeds in the first `length` bytes. */
int parcours_count_lines (const char *text, gsize length);

G_END_DECLS
