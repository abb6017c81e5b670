/* filter.h - which cards are to be seen, in words that stand in a file, on the command line and in the filter bar.
 *
 *   kind=pain emotion<=-1 channel="Social network" till
 *
 * Terms joined by spaces are “and”. A term is FIELD=VALUE,VALUE (one of them; an empty one means “not set”), FIELD!=…,
 * FIELD<=VALUE, FIELD>=VALUE, FIELD~TEXT (has it in it), or a word, which is looked for in all prose of the card.
 * Fields have the names of the file (“channel” and “tag” will do); `persona` is that of the card's lane, and `kind`
 * the lane's where the card has none. Stages, lanes, personas and channels are named by title or id. Case and accents
 * make no difference. What has spaces, commas or signs is put in straight quotes, with \ before a quote.
 *
 * Immutable and counted; may be used in any thread.
 */
#pragma once

#include "model/map.h"

G_BEGIN_DECLS

typedef struct _ParcoursFilter ParcoursFilter;

/* NULL with PARCOURS_ERROR_INVALID and a sentence that says where and what was expected. An empty text is a filter
 * that shows all. */
ParcoursFilter *parcours_filter_parse (const char *text, GError **error);

ParcoursFilter *parcours_filter_ref (ParcoursFilter *self);
void parcours_filter_unref (ParcoursFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursFilter, parcours_filter_unref)

/* The canonical text: parses to the same filter. The caller owns it. */
char *parcours_filter_to_string (const ParcoursFilter *self);

/* TRUE if it has no terms. */
gboolean parcours_filter_is_empty (const ParcoursFilter *self);

/* A card of `map` (or one that has just left it). */
gboolean parcours_filter_matches (const ParcoursFilter *self, ParcoursMap *map, ParcoursElement *card);

/* How many cards it shows. */
guint parcours_filter_count (const ParcoursFilter *self, ParcoursMap *map);

/* For menus of check boxes: whether a term `name=…` has `value` (NULL: not set), and the filter that has it or has it
 * no more. For records `value` is an id, and they are written by their name where only one has it. */
gboolean parcours_filter_has (const ParcoursFilter *self, ParcoursMap *map, const char *name, const char *value);
ParcoursFilter *parcours_filter_with (const ParcoursFilter *self, ParcoursMap *map, const char *name, const char *value,
                                      gboolean has);

/* What the cards of the map have for a field of a filter, each once, in the order people expect: that of the table, of
 * the map, or of the alphabet; “not set” last. The caller owns the array. */
typedef struct
{
  char *value;                  /* as parcours_filter_has() takes it: an id, a choice, a number, a tag; NULL: not set */
  guint n_cards;
} ParcoursFilterValue;

GPtrArray *parcours_filter_list_values (ParcoursMap *map, const char *name);

/* What a layout or an export asks: a filter and the map it looks at. parcours_filter_shows() is their `shows`. */
typedef struct
{
  ParcoursFilter *filter;
  ParcoursMap *map;
} ParcoursShown;

gboolean parcours_filter_shows (ParcoursElement *card, gpointer shown);

G_END_DECLS
