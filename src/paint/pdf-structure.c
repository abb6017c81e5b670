/* pdf-structure.c - see pdf-structure.h */
#include "config.h"

#include "paint/pdf-structure.h"

#include <cairo-pdf.h>
#include <string.h>

/* What a group of that class is in a PDF. `leaf`: its words are its own; else each block of words in it is a paragraph. */
typedef struct
{
  const char *css_class, *tag;
  gboolean leaf;
} Role;

/* "lane" alone is what is left of "lane …". */
static const Role roles[] = {
  { "name", "H1", TRUE },
  { "heading", "H2", TRUE },
  { "stage", "H2", TRUE },
  { "persona-head", "H2", TRUE },
  { "lane-head", "H3", TRUE },
  { "lane-head alone", "H2", TRUE },
  { "step", "P", TRUE },
  { "lane curve", "Figure", TRUE },
  { "lane effort", "Figure", TRUE },
  { "card", "Sect", FALSE },
  { "lane", "Sect", FALSE },
  { "stage-part", "Sect", FALSE },
  { "persona-part", "Sect", FALSE },
  { "lanes", "Sect", FALSE },
  { "lens", "Sect", FALSE },
  { "persona", "Sect", FALSE },
  { "goals", "Sect", FALSE },
  { "figures", "Sect", FALSE },
  { "legend", "Sect", FALSE },
  { "endnotes", "Sect", FALSE },
  { "tasks", "Sect", FALSE },
  { "tray", "Sect", FALSE },
  { "footer", "Sect", FALSE },
};

struct _ParcoursPdfStructure
{
  cairo_surface_t *surface;
  guint n_pages, page;
  GPtrArray *open;              /* of Role, borrowed; NULL for a group that is nothing of its own */
  gboolean in_leaf, in_paragraph;
  GHashTable *bookmarks;        /* ids of stages that have one */
  char *bookmark;               /* that waits for its place */
  GPtrArray *words;
};

ParcoursPdfStructure *
parcours_pdf_structure_new (cairo_surface_t *surface, guint n_pages)
{
  ParcoursPdfStructure *self = g_new0 (ParcoursPdfStructure, 1);

  self->surface = cairo_surface_reference (surface);
  self->n_pages = n_pages;
  self->open = g_ptr_array_new ();
  self->bookmarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
parcours_pdf_structure_free (ParcoursPdfStructure *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_ptr_array_unref (self->open);
  g_hash_table_unref (self->bookmarks);
  g_ptr_array_unref (self->words);
  g_free (self->bookmark);
  g_free (self);
}

/* Each tag is one element. */
static void
begin_tag (ParcoursPdfStructure *self, cairo_t *cr, const char *tag, const char *attributes, const char *words)
{
  g_ptr_array_add (self->words, words && *words ? g_strdup (words) : NULL);
  cairo_tag_begin (cr, tag, attributes);
}

/* One document holds all pages; each of several is a part of it. */
void
parcours_pdf_structure_begin_page (ParcoursPdfStructure *self, cairo_t *cr)
{
  g_return_if_fail (self->open->len == 0);

  if (self->page++ == 0)
    begin_tag (self, cr, "Document", NULL, NULL);
  if (self->n_pages > 1)
    begin_tag (self, cr, "Part", NULL, NULL);
}

void
parcours_pdf_structure_end_page (ParcoursPdfStructure *self, cairo_t *cr)
{
  g_return_if_fail (self->open->len == 0);

  if (self->n_pages > 1)
    cairo_tag_end (cr, "Part");
  if (self->page == self->n_pages)
    cairo_tag_end (cr, "Document");
}

GPtrArray *
parcours_pdf_structure_get_words (ParcoursPdfStructure *self)
{
  return self->words;
}

/* By the whole class, else by its first word. */
static const Role *
find_role (const char *css_class)
{
  const gsize first = css_class ? strcspn (css_class, " ") : 0;

  for (guint i = 0; css_class && i < G_N_ELEMENTS (roles); i++)
    if (strcmp (css_class, roles[i].css_class) == 0 ||
        (strlen (roles[i].css_class) == first && strncmp (css_class, roles[i].css_class, first) == 0))
      return &roles[i];
  return NULL;
}

/* Where (x, y) lies on the page, in points from its top left corner. */
static void
on_page (cairo_t *cr, double *x, double *y)
{
  cairo_user_to_device (cr, x, y);
}

static void
begin_bookmark (ParcoursPdfStructure *self, const char *id, const char *title)
{
  if (!id || !title || *title == '\0' || !g_hash_table_add (self->bookmarks, g_strdup (id)))
    return;
  g_free (self->bookmark);
  self->bookmark = g_strdup (title);
}

void
_parcours_pdf_place (ParcoursPdfStructure *self, cairo_t *cr, double x, double y)
{
  char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = NULL;

  if (!self->bookmark)
    return;
  on_page (cr, &x, &y);
  place = g_strdup_printf ("page=%u pos=[%s %s]", self->page, g_ascii_formatd (left, sizeof left, "%.2f", MAX (x, 0)),
                           g_ascii_formatd (top, sizeof top, "%.2f", MAX (y, 0)));
  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, self->bookmark, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  g_clear_pointer (&self->bookmark, g_free);
}

void
_parcours_pdf_begin_group (ParcoursPdfStructure *self, cairo_t *cr, const char *id, const char *css_class, const char *title)
{
  const Role *role = self->in_leaf ? NULL : find_role (css_class);

  if (g_strcmp0 (css_class, "stage") == 0)
    begin_bookmark (self, id, title);
  g_ptr_array_add (self->open, (gpointer) role);
  if (!role)
    return;
  begin_tag (self, cr, role->tag, NULL, title);
  self->in_leaf = role->leaf;
}

void
_parcours_pdf_end_group (ParcoursPdfStructure *self, cairo_t *cr)
{
  const Role *role;

  g_return_if_fail (self->open->len > 0);

  role = g_ptr_array_steal_index (self->open, self->open->len - 1);
  if (!role)
    return;
  cairo_tag_end (cr, role->tag);
  self->in_leaf = FALSE;
}

void
_parcours_pdf_begin_text (ParcoursPdfStructure *self, cairo_t *cr)
{
  self->in_paragraph = !self->in_leaf;
  if (self->in_paragraph)
    begin_tag (self, cr, "P", NULL, NULL);
}

void
_parcours_pdf_end_text (ParcoursPdfStructure *self, cairo_t *cr)
{
  if (self->in_paragraph)
    cairo_tag_end (cr, "P");
  self->in_paragraph = FALSE;
}

void
_parcours_pdf_begin_link (ParcoursPdfStructure *self, cairo_t *cr, const char *uri, const ParcoursRect *reach)
{
  double x = reach->x, y = reach->y, x2 = x + reach->width, y2 = y + reach->height;
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  on_page (cr, &x, &y);
  on_page (cr, &x2, &y2);
  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x);
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", y);
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", x2 - x);
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", y2 - y);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] uri='%s'", numbers[0], numbers[1], numbers[2], numbers[3], uri);
  begin_tag (self, cr, CAIRO_TAG_LINK, attributes, NULL);
}

void
_parcours_pdf_end_link (ParcoursPdfStructure *self, cairo_t *cr)
{
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}
