/* html.c - a map as one page that needs nothing else: the picture, and the same as a table that can be read in any order, by anybody. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/words.h"
#include "export/formats.h"
#include "export/html-private.h"
#include "export/metadata.h"
#include "paint/painted-resources.h"
#include "paint/painter-svg.h"

#define STR(text) ((const xmlChar *) (text))

/* What a page holds besides cards, in the order in which one asks for it. */
static const ParcoursKind sections[] = {
  PARCOURS_KIND_PERSONA, PARCOURS_KIND_GOAL, PARCOURS_KIND_STAGE, PARCOURS_KIND_CHANNEL, PARCOURS_KIND_MEASURE, PARCOURS_KIND_ROUTE,
  PARCOURS_KIND_EXPERIMENT,
};

static void
write_meta (const ParcoursHtml *html, const char *name, const char *content)
{
  if (!*content)
    return;
  _parcours_html_begin (html, "meta", NULL);
  _parcours_html_attribute (html, "name", name);
  _parcours_html_attribute (html, "content", content);
  xmlTextWriterEndElement (html->writer);
}

/* The colours of the kinds, as on the cards. */
static void
write_kinds (const ParcoursHtml *html)
{
  const ParcoursTheme *theme = parcours_theme_get (PARCOURS_THEME_LIGHT, FALSE);

  for (int note = 0; note < PARCOURS_N_NOTES; note++)
    {
      ParcoursNoteColours colours;
      g_autofree char *rule = NULL;

      parcours_theme_card (theme, (ParcoursNote) note, NULL, &colours);
      rule = g_strdup_printf (".k-%s { border-inline-start-color: #%06x; }\n", parcours_field (PARCOURS_LANE_KIND)->choices[note].value,
                              colours.strip >> 8);
      xmlTextWriterWriteRaw (html->writer, STR (rule));
    }
}

static void
write_head (const ParcoursHtml *html, const char *title)
{
  g_autoptr (GBytes) css = g_resource_lookup_data (parcours_painted_get_resource (), "/io/github/parcours/painted/page.css",
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  _parcours_html_begin (html, "head", NULL);
  _parcours_html_begin (html, "meta", NULL);
  _parcours_html_attribute (html, "charset", "UTF-8");
  xmlTextWriterEndElement (html->writer);
  write_meta (html, "viewport", "width=device-width, initial-scale=1");
  write_meta (html, "generator", "Parcours " PACKAGE_VERSION);
  write_meta (html, "author", parcours_metadata_author (html->map));
  write_meta (html, "description", parcours_metadata_description (html->map));
  write_meta (html, "color-scheme", "light dark");
  _parcours_html_text (html, "title", NULL, title);
  _parcours_html_begin (html, "style", NULL);
  xmlTextWriterWriteRaw (html->writer, STR (g_bytes_get_data (css, NULL)));
  write_kinds (html);
  _parcours_html_end (html);
  _parcours_html_end (html);
}

/* Something too wide for a small screen, that is scrolled with the keyboard too. */
static void
begin_scroll (const ParcoursHtml *html, const char *label)
{
  _parcours_html_begin (html, "div", "scroll");
  _parcours_html_attribute (html, "role", "region");
  _parcours_html_attribute (html, "aria-label", label);
  _parcours_html_attribute (html, "tabindex", "0");
}

/* The SVG without what only a file begins with. */
static GBytes *
make_picture (ParcoursSheets *sheets, const ParcoursExportOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (ParcoursPainter) painter = parcours_painter_svg_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  ParcoursSvgHead head = { .lang = parcours_map_get_lang (parcours_sheets_get_map (sheets)) };
  const char *start;

  parcours_painter_svg_set_outlines (PARCOURS_PAINTER_SVG (painter), options->outline_text);
  parcours_painter_svg_set_within_page (PARCOURS_PAINTER_SVG (painter), TRUE);
  parcours_sheets_paint (sheets, 0, painter, NULL, 1);
  parcours_sheets_get_size (sheets, 0, &head.width_mm, &head.height_mm);
  head.width = head.width_mm / PARCOURS_MM_PER_U;
  head.height = head.height_mm / PARCOURS_MM_PER_U;
  if (!parcours_painter_svg_write (PARCOURS_PAINTER_SVG (painter), &head, stream, cancellable, error) ||
      !g_output_stream_write_all (stream, "", 1, NULL, cancellable, error) || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  start = strstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), "<svg");
  return g_bytes_new (start, strlen (start) + 1);
}

static void
write_picture (const ParcoursHtml *html, GBytes *svg)
{
  const char *label = _parcours_html_say (html, N_("The map as a picture"));

  _parcours_html_begin (html, "section", NULL);
  _parcours_html_begin (html, "a", "skip");
  _parcours_html_attribute (html, "href", "#_table");
  xmlTextWriterWriteString (html->writer, STR (_parcours_html_say (html, N_("Skip the picture"))));
  _parcours_html_end (html);
  begin_scroll (html, label);
  _parcours_html_begin (html, "div", "picture");
  _parcours_html_attribute (html, "role", "img");
  _parcours_html_attribute (html, "aria-labelledby", "_title");
  xmlTextWriterWriteRaw (html->writer, STR (g_bytes_get_data (svg, NULL)));
  _parcours_html_end (html);
  _parcours_html_end (html);
  _parcours_html_end (html);
}

static void
write_table (const ParcoursHtml *html, const char *title)
{
  const char *label = _parcours_html_say (html, N_("The map as a table"));

  _parcours_html_begin (html, "section", NULL);
  _parcours_html_begin (html, "h2", NULL);
  _parcours_html_attribute (html, "id", "_table");
  xmlTextWriterWriteString (html->writer, STR (label));
  _parcours_html_end (html);
  begin_scroll (html, label);
  _parcours_html_table (html, title);
  _parcours_html_end (html);
  _parcours_html_end (html);
}

static void
write_parked (const ParcoursHtml *html)
{
  GPtrArray *parked = parcours_layout_get_parked (html->layout);

  if (parked->len == 0)
    return;
  _parcours_html_begin (html, "section", NULL);
  _parcours_html_text (html, "h2", NULL, _parcours_html_say (html, N_("To place")));
  _parcours_html_begin (html, "ul", "cards wide");
  for (guint i = 0; i < parked->len; i++)
    _parcours_html_card (html, g_ptr_array_index (parked, i));
  _parcours_html_end (html);
  _parcours_html_end (html);
}

static void
write_body (const ParcoursHtml *html, const char *title, GBytes *svg)
{
  const char *scenario = parcours_element_get_text (parcours_map_get_root (html->map), PARCOURS_MAP_SCENARIO);

  _parcours_html_begin (html, "body", NULL);
  _parcours_html_begin (html, "header", NULL);
  _parcours_html_begin (html, "h1", NULL);
  _parcours_html_attribute (html, "id", "_title");
  xmlTextWriterWriteString (html->writer, STR (title));
  _parcours_html_end (html);
  if (scenario)
    _parcours_html_text (html, "p", "lead", scenario);
  _parcours_html_facts (html, parcours_map_get_root (html->map));
  _parcours_html_end (html);
  _parcours_html_begin (html, "main", NULL);
  write_picture (html, svg);
  write_table (html, title);
  write_parked (html);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    _parcours_html_section (html, sections[i]);
  _parcours_html_end (html);
  _parcours_html_end (html);
}

static int
append_bytes (void *context, const char *bytes, int length)
{
  g_byte_array_append (context, (const guint8 *) bytes, (guint) length);
  return length;
}

static int
keep_bytes (void *context)
{
  return 0;
}

/* XML that browsers read as HTML: no declaration, and no element without its end tag but those that have none. */
static void
write_page (ParcoursHtml *html, GBytes *svg, GByteArray *bytes)
{
  const char *lang = parcours_map_get_lang (html->map), *title = parcours_metadata_title (html->map);

  if (!*title)
    title = parcours_words (html->lang, NULL, parcours_kind_info (PARCOURS_KIND_MAP)->label);
  html->writer = xmlNewTextWriter (xmlOutputBufferCreateIO (append_bytes, keep_bytes, bytes, NULL));
  xmlTextWriterWriteRaw (html->writer, STR ("<!DOCTYPE html>\n"));
  _parcours_html_begin (html, "html", NULL);
  _parcours_html_attribute (html, "xmlns", "http://www.w3.org/1999/xhtml");
  _parcours_html_attribute (html, "lang", lang ? lang : html->lang ? html->lang : "en");
  write_head (html, title);
  write_body (html, title, svg);
  _parcours_html_end (html);
  xmlTextWriterWriteRaw (html->writer, STR ("\n"));
  xmlFreeTextWriter (html->writer);
}

gboolean
parcours_html_write (ParcoursSheets *sheets, const ParcoursExportOptions *options, GOutputStream *stream,
                     GCancellable *cancellable, GError **error)
{
  ParcoursMap *map = parcours_sheets_get_map (sheets);
  const ParcoursView view = { .shows = options->shows, .data = options->data };
  g_autoptr (ParcoursLayout) layout = parcours_layout_new (map, &view);
  ParcoursHtml html = { NULL, map, layout, options->lang ? options->lang : parcours_map_get_lang (map),
                        options->shows, options->data };
  g_autoptr (GBytes) svg = make_picture (sheets, options, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!svg || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (options->progress)
    options->progress (0.5, options->progress_data);
  write_page (&html, svg, bytes);
  return g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}
