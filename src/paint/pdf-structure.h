/* pdf-structure.h - what the parts of a PDF are, for those who hear it, search it or leaf through it.
 *
 * The painter's groups become its structure: headings of the map, its personas, lanes and stages, paragraphs for all other words, a section
 * for each card. Stages become bookmarks, at the place where they are painted first. One structure holds all pages; painter-cairo feeds it.
 */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "base/geometry.h"

G_BEGIN_DECLS

typedef struct _ParcoursPdfStructure ParcoursPdfStructure;

/* For a PDF surface with `n_pages` pages, the first of which begins. */
ParcoursPdfStructure *parcours_pdf_structure_new (cairo_surface_t *surface, guint n_pages);
void parcours_pdf_structure_free (ParcoursPdfStructure *self);

/* Around the painting of each page. */
void parcours_pdf_structure_begin_page (ParcoursPdfStructure *self, cairo_t *cr);
void parcours_pdf_structure_end_page (ParcoursPdfStructure *self, cairo_t *cr);

/* The words of each element of the structure in the order in which they began: its title, of a figure what it shows; NULL if nobody said.
 * Of strings. Borrowed. */
GPtrArray *parcours_pdf_structure_get_words (ParcoursPdfStructure *self);

/* For painter-cairo. */
void _parcours_pdf_begin_group (ParcoursPdfStructure *self, cairo_t *cr, const char *id, const char *css_class, const char *title);
void _parcours_pdf_place (ParcoursPdfStructure *self, cairo_t *cr, double x, double y); /* what the group shows begins here */
void _parcours_pdf_end_group (ParcoursPdfStructure *self, cairo_t *cr);
void _parcours_pdf_begin_text (ParcoursPdfStructure *self, cairo_t *cr);
void _parcours_pdf_end_text (ParcoursPdfStructure *self, cairo_t *cr);
void _parcours_pdf_begin_link (ParcoursPdfStructure *self, cairo_t *cr, const char *uri, const ParcoursRect *reach);
void _parcours_pdf_end_link (ParcoursPdfStructure *self, cairo_t *cr);

/* pdf-text.c. A block of text with its top left corner at (x, y), in the current colour. */
void _parcours_pdf_show_text (cairo_t *cr, PangoLayout *layout, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParcoursPdfStructure, parcours_pdf_structure_free)

G_END_DECLS
