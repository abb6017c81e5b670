/* element-private.h - the inside of a record, for map.c, diff.c and the reader only. */
#pragma once

#include "model/element.h"

G_BEGIN_DECLS

/* Stores canonical text without parsing it; takes `value` (NULL unsets). The parent's list is sorted anew when a field that
 * sorts it changes. */
void _parcours_element_take_value (ParcoursElement *element, ParcoursFieldId field, char *value);

/* Attaches and detaches a child; a reference is held while attached. */
void _parcours_element_attach (ParcoursElement *parent, ParcoursElement *child);
void _parcours_element_detach (ParcoursElement *child);

/* Renames a record (the reader gives ids to records that have none or a double one). */
void _parcours_element_set_id (ParcoursElement *element, const char *id);

/* Marks that the record stands in a map, so that parcours_element_set() refuses it. */
void _parcours_element_set_attached (ParcoursElement *element, gboolean attached);

/* A deep copy. `ids` (may be NULL: keep ids) makes new ids and receives old id -> new id, both borrowed from the records. */
ParcoursElement *_parcours_element_copy (ParcoursElement *element, GHashTable *ids);

/* A ParcoursElementFunc: references of a record to an id that `ids` holds follow to the new id; doubles in lists go. */
void _parcours_element_follow_ids (ParcoursElement *element, gpointer ids);

G_END_DECLS
