/* element.h - a record of the map: kind, id, parent, values, child records.
 *
 * Once it stands in a map only edits change it (map.h); a detached one (new, or a copy on its way to an insert) is
 * changed directly. Getters assert that the field belongs to the element's kind and has the type asked for.
 */
#pragma once

#include <glib-object.h>

#include "model/schema.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_ELEMENT (parcours_element_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursElement, parcours_element, PARCOURS, ELEMENT, GObject)

/* A detached record. `id` NULL makes a new one. */
ParcoursElement *parcours_element_new (ParcoursKind kind, const char *id);

ParcoursKind parcours_element_get_kind (ParcoursElement *element);
const char *parcours_element_get_id (ParcoursElement *element);

/* The record it stands in; NULL for the root and for detached ones. Borrowed. */
ParcoursElement *parcours_element_get_parent (ParcoursElement *element);

/* Child records of one kind, sorted as in a file (by order key and id; cards by stage, step, lane, order, id; unordered kinds
 * by id). Borrowed, valid until the next edit; never NULL. */
GPtrArray *parcours_element_list (ParcoursElement *element, ParcoursKind kind);

/* The canonical text of any field, NULL if unset. Borrowed, valid until the next edit of that field. */
const char *parcours_element_get_value (ParcoursElement *element, ParcoursFieldId field);

/* Typed getters. FALSE, -1 or NULL if unset. */
const char *parcours_element_get_text (ParcoursElement *element, ParcoursFieldId field); /* any type but numbers and lists */
gboolean parcours_element_get_int (ParcoursElement *element, ParcoursFieldId field, int *value);
gboolean parcours_element_get_decimal (ParcoursElement *element, ParcoursFieldId field, double *value);
gboolean parcours_element_get_yes (ParcoursElement *element, ParcoursFieldId field);
int parcours_element_get_choice (ParcoursElement *element, ParcoursFieldId field); /* index in the row's choices */
gboolean parcours_element_get_colour (ParcoursElement *element, ParcoursFieldId field, guint32 *rgba);

/* The parts of a list (CHOICES, TAGS, IDS); empty vector if unset. The caller frees it with g_strfreev(). */
char **parcours_element_dup_list (ParcoursElement *element, ParcoursFieldId field);

/* The text that names the record (title, name or text), "" if there is none. Borrowed. */
const char *parcours_element_get_name (ParcoursElement *element);

/* Sets a field of a detached record. `text` goes through parcours_field_parse(); NULL or "" unsets.
 * FALSE with PARCOURS_ERROR_INVALID if it is no value of the field. */
gboolean parcours_element_set (ParcoursElement *element, ParcoursFieldId field, const char *text, GError **error);

/* Adds a detached record as child of a detached one (building a subtree). Takes its own reference. */
void parcours_element_append (ParcoursElement *parent, ParcoursElement *child);

/* A detached deep copy. With `new_ids` every record gets a new id and references inside the subtree follow. */
ParcoursElement *parcours_element_copy (ParcoursElement *element, gboolean new_ids);

/* Calls `func` for the element and all records below it, parents first. */
typedef void (*ParcoursElementFunc) (ParcoursElement *element, gpointer data);
void parcours_element_walk (ParcoursElement *element, ParcoursElementFunc func, gpointer data);

/* TRUE if both subtrees have the same kinds, ids, values and children. */
gboolean parcours_element_equal (ParcoursElement *a, ParcoursElement *b);

G_END_DECLS
