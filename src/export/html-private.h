/* html-private.h - the parts of an exported page: page (html.c), table of the map (html-table.c), records in words (html-record.c). */
#pragma once

#include <libxml/xmlwriter.h>

#include "layout/layout.h"
#include "model/map.h"

G_BEGIN_DECLS

typedef struct
{
  xmlTextWriter *writer;
  ParcoursMap *map;
  ParcoursLayout *layout;
  const char *lang;             /* of our own words */
  gboolean (*shows) (ParcoursElement *card, gpointer data);     /* NULL: all cards */
  gpointer data;
} ParcoursHtml;

/* html-record.c. An element with a class (NULL: none), to be ended, and one with text. Both are never written as "<p/>". */
void _parcours_html_begin (const ParcoursHtml *html, const char *name, const char *css_class);
void _parcours_html_end (const ParcoursHtml *html);
void _parcours_html_text (const ParcoursHtml *html, const char *name, const char *css_class, const char *text);
void _parcours_html_attribute (const ParcoursHtml *html, const char *name, const char *value);

/* A word of ours in the page's language. */
const char *_parcours_html_say (const ParcoursHtml *html, const char *msgid) G_GNUC_FORMAT (2);

/* All that is known of a record but its name, as a list of terms, with the records that stand in it. */
void _parcours_html_facts (const ParcoursHtml *html, ParcoursElement *element);

/* A card as an item of a list. */
void _parcours_html_card (const ParcoursHtml *html, ParcoursElement *card);

/* A section with all records of a kind; nothing if there are none. */
void _parcours_html_section (const ParcoursHtml *html, ParcoursKind kind);

/* html-table.c: lanes by stages and steps. */
void _parcours_html_table (const ParcoursHtml *html, const char *caption);

G_END_DECLS
