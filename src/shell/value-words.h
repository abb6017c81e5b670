/* value-words.h - a value of a scale or a choice as people read it: its number with its word, and the sign the map paints for it. */
#pragma once

#include <gtk/gtk.h>

#include "model/map.h"

G_BEGIN_DECLS

/* Whether the field is one that faces stand for. */
gboolean parcours_field_is_emotion (const ParcoursField *field);

/* “+2 very positive”, “Validated”, “3” where the number says it all. The caller owns it. */
char *parcours_value_dup_words (const ParcoursField *field, const char *value);

/* A sign for a value, as large as a line of text: a kind, a face, bars of effort, a level, the icon of a channel of `map`. NULL: there
 * is none. */
GtkWidget *parcours_value_new_sign (const ParcoursField *field, const char *value, ParcoursMap *map);

G_END_DECLS
