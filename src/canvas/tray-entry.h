/* tray-entry.h - the line in the tray where cards are written before anybody knows where they belong: each Enter makes
 * one, so a workshop can write many in a row. Also where a parked card gets another title.
 *
 * Enter on an empty line, and Escape, give the keyboard back to the cards.
 */
#pragma once

#include "canvas/canvas.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_TRAY_ENTRY (parcours_tray_entry_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursTrayEntry, parcours_tray_entry, PARCOURS, TRAY_ENTRY, GtkEntry)

ParcoursTrayEntry *parcours_tray_entry_new (ParcoursCanvas *canvas);

/* Takes the focus to write new cards, or to change the title of `card`. */
void parcours_tray_entry_write (ParcoursTrayEntry *self);
void parcours_tray_entry_rename (ParcoursTrayEntry *self, ParcoursElement *card);

G_END_DECLS
