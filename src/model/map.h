/* map.h - the document: a tree of records, an index by id, and the only writer.
 *
 * Every change goes through parcours_map_apply() inside a transaction:
 *
 *   parcours_map_begin (map, _("Move Card"));
 *   edit = parcours_edit_new_move (id, &place);
 *   parcours_map_apply (map, edit, &error);
 *   parcours_map_end (map);
 *
 * Nested begin/end join the outermost. Cancel rolls all back. A write outside a transaction is a programmer error and
 * aborts. operations.h has the everyday changes (add, remove with references, place a card) made of these.
 *
 * Signals
 *   changed (ParcoursEdit *edit, ParcoursEdit *inverse)   after each edit, also when undoing; for inserts the record is in
 *                                                         edit->subtree, for removes in inverse->subtree; a move's old
 *                                                         place is in inverse->place
 *   settled ()                                            once, when the outermost transaction (or an undo) is over and
 *                                                         something changed
 *   history-changed ()                                    undo and redo labels or the modified state may differ
 *
 * A map belongs to one thread at a time; a reader may build one in a worker and hand it over.
 */
#pragma once

#include "model/edit.h"
#include "model/element.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_MAP (parcours_map_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursMap, parcours_map, PARCOURS, MAP, GObject)

/* An empty map: just the root record, with a new id. */
ParcoursMap *parcours_map_new (void);

/* A map around a root record that a reader built (kind MAP, detached, takes its own reference): indexes all below it.
 * Doubled ids are a programmer error: the reader has mended them. */
ParcoursMap *parcours_map_new_for_root (ParcoursElement *root);

/* A deep copy with the same ids and no history. */
ParcoursMap *parcours_map_copy (ParcoursMap *map);

ParcoursElement *parcours_map_get_root (ParcoursMap *map);

/* Format version of the file it came from. Above PARCOURS_FORMAT_VERSION the map is to be shown read-only. */
int parcours_map_get_version (ParcoursMap *map);
void parcours_map_set_version (ParcoursMap *map, int version);

/* The map's language (xml:lang), NULL if unset. Borrowed. */
const char *parcours_map_get_lang (ParcoursMap *map);

/* Borrowed record, or NULL (also for id NULL). */
ParcoursElement *parcours_map_find (ParcoursMap *map, const char *id);

/* As find, but only if it has the kind. What a REF field points to: parcours_map_find_kind (map, id, row->target). */
ParcoursElement *parcours_map_find_kind (ParcoursMap *map, const char *id, ParcoursKind kind);

/* Records of one kind below the root: parcours_element_list (root, kind). */
GPtrArray *parcours_map_list (ParcoursMap *map, ParcoursKind kind);

/* Number of records, the root included. */
guint parcours_map_get_n_elements (ParcoursMap *map);

/* What a card is: its kind, or else that of its lane, or else PARCOURS_NOTE_FREE. */
ParcoursNote parcours_map_card_note (ParcoursMap *map, ParcoursElement *card);

/* What a lane is (unset: PARCOURS_NOTE_FREE). */
ParcoursNote parcours_map_lane_note (ParcoursElement *lane);

/* TRUE for the lane kinds that hold cards. */
gboolean parcours_note_has_cards (ParcoursNote note);

/* A card's stage, step and lane as they resolve: dangling references are NULL; a step of another stage is NULL; a lane that
 * holds no cards (a curve, a line) is NULL; `stage` or `lane` NULL means the card is parked. Any out pointer may be NULL. */
void parcours_map_card_place (ParcoursMap *map, ParcoursElement *card,
                              ParcoursElement **stage, ParcoursElement **step, ParcoursElement **lane);

/* Transactions. `label` is translated already and starts with a capital ("Move Card"); it is copied.
 * `end` of a transaction without edits leaves no trace. */
void parcours_map_begin (ParcoursMap *map, const char *label);
void parcours_map_end (ParcoursMap *map);
void parcours_map_cancel (ParcoursMap *map);
gboolean parcours_map_in_transaction (ParcoursMap *map);

/* Applies an edit. FALSE with PARCOURS_ERROR_NOT_FOUND or _INVALID, and nothing changed, if it does not fit: unknown
 * record, parent of the wrong kind, doubled id, place field in a set, value of another type. An edit that changes
 * nothing succeeds without a trace. */
gboolean parcours_map_apply (ParcoursMap *map, ParcoursEdit *edit, GError **error);

/* History. Labels are borrowed, NULL if there is nothing to undo or redo. */
gboolean parcours_map_undo (ParcoursMap *map);
gboolean parcours_map_redo (ParcoursMap *map);
/* Undoes the last step and forgets it, as if it had never been: there is nothing to redo. */
gboolean parcours_map_take_back (ParcoursMap *map);
const char *parcours_map_get_undo_label (ParcoursMap *map);
const char *parcours_map_get_redo_label (ParcoursMap *map);

/* Ends merging: the next set starts a step of its own (focus-out, save). Otherwise transactions of one set each, on the same
 * record and field within 1 s, merge into one step. */
void parcours_map_seal (ParcoursMap *map);

/* "Saved" is a mark on a state in the history, so undoing back to it clears "modified". A save takes the state when it
 * serialises and marks it when the bytes are safe; what was edited in between stays modified. */
guint64 parcours_map_get_state (ParcoursMap *map);
void parcours_map_mark_saved (ParcoursMap *map, guint64 state);
gboolean parcours_map_get_modified (ParcoursMap *map);

/* Makes the saved mark unreachable: modified until the next mark (a recovered draft). */
void parcours_map_mark_unsaved (ParcoursMap *map);

/* A number that is different after each change, also after undo: cheap "has anything changed since". */
guint64 parcours_map_get_serial (ParcoursMap *map);

G_END_DECLS
