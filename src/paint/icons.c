/* icons.c - the table of signs, and their files out of the compiled-in resource. */
#include "config.h"

#include "paint/icons.h"

#include <gio/gio.h>
#include <string.h>

#include "paint/painted-resources.h"

#define PREFIX "/io/github/parcours/painted/"

static const char * const names[PARCOURS_N_ICONS] = {
  [PARCOURS_ICON_FACE_M2] = "face-m2",
  [PARCOURS_ICON_FACE_M1] = "face-m1",
  [PARCOURS_ICON_FACE_0] = "face-0",
  [PARCOURS_ICON_FACE_P1] = "face-p1",
  [PARCOURS_ICON_FACE_P2] = "face-p2",
  [PARCOURS_ICON_KIND_TOUCHPOINT] = "kind-touchpoint-symbolic",
  [PARCOURS_ICON_KIND_ACTION] = "kind-action-symbolic",
  [PARCOURS_ICON_KIND_MOTIVATION] = "kind-motivation-symbolic",
  [PARCOURS_ICON_KIND_QUESTION] = "kind-question-symbolic",
  [PARCOURS_ICON_KIND_THOUGHT] = "kind-thought-symbolic",
  [PARCOURS_ICON_KIND_PAIN] = "kind-pain-symbolic",
  [PARCOURS_ICON_KIND_DELIGHT] = "kind-delight-symbolic",
  [PARCOURS_ICON_KIND_OPPORTUNITY] = "kind-opportunity-symbolic",
  [PARCOURS_ICON_KIND_FRONTSTAGE] = "kind-frontstage-symbolic",
  [PARCOURS_ICON_KIND_BACKSTAGE] = "kind-backstage-symbolic",
  [PARCOURS_ICON_KIND_SUPPORT] = "kind-support-symbolic",
  [PARCOURS_ICON_KIND_EVIDENCE] = "kind-evidence-symbolic",
  [PARCOURS_ICON_KIND_FREE] = "kind-free-symbolic",
  [PARCOURS_ICON_KIND_CURVE] = "kind-curve-symbolic",
  [PARCOURS_ICON_KIND_EFFORT] = "kind-effort-symbolic",
  [PARCOURS_ICON_KIND_EYE] = "kind-eye-symbolic",
  [PARCOURS_ICON_CHANNEL_SEARCH] = "channel-search-symbolic",
  [PARCOURS_ICON_CHANNEL_WEB] = "channel-web-symbolic",
  [PARCOURS_ICON_CHANNEL_APP] = "channel-app-symbolic",
  [PARCOURS_ICON_CHANNEL_MAIL] = "channel-mail-symbolic",
  [PARCOURS_ICON_CHANNEL_CALL] = "channel-call-symbolic",
  [PARCOURS_ICON_CHANNEL_SOCIAL] = "channel-social-symbolic",
  [PARCOURS_ICON_CHANNEL_SHOP] = "channel-shop-symbolic",
  [PARCOURS_ICON_CHANNEL_VOICE] = "channel-voice-symbolic",
  [PARCOURS_ICON_CHANNEL_MEDIA] = "channel-media-symbolic",
  [PARCOURS_ICON_CHANNEL_PARCEL] = "channel-parcel-symbolic",
  [PARCOURS_ICON_LEVEL_ASSUMED] = "level-assumed-symbolic",
  [PARCOURS_ICON_LEVEL_INTERNAL] = "level-internal-symbolic",
  [PARCOURS_ICON_LEVEL_VALIDATED] = "level-validated-symbolic",
  [PARCOURS_ICON_PICTURE] = "picture-symbolic",
  [PARCOURS_ICON_PICTURE_REFUSED] = "picture-refused-symbolic",
};

ParcoursIcon
parcours_icon_for_note (ParcoursNote note)
{
  g_return_val_if_fail ((guint) note <= PARCOURS_NOTE_SEPARATOR, PARCOURS_ICON_KIND_FREE);

  switch (note)
    {
    case PARCOURS_NOTE_CURVE:
      return PARCOURS_ICON_KIND_CURVE;
    case PARCOURS_NOTE_EFFORT:
      return PARCOURS_ICON_KIND_EFFORT;
    case PARCOURS_NOTE_LINE_OF_INTERACTION:
      return PARCOURS_ICON_KIND_TOUCHPOINT;
    case PARCOURS_NOTE_LINE_OF_VISIBILITY:
      return PARCOURS_ICON_KIND_EYE;
    case PARCOURS_NOTE_LINE_OF_INTERNAL_INTERACTION:
      return PARCOURS_ICON_KIND_BACKSTAGE;
    case PARCOURS_NOTE_SEPARATOR:
      return PARCOURS_ICON_KIND_FREE;
    default:
      return PARCOURS_ICON_KIND_TOUCHPOINT + (ParcoursIcon) note;
    }
}

const char *
parcours_icon_name (ParcoursIcon icon)
{
  g_return_val_if_fail (icon < PARCOURS_N_ICONS, NULL);

  return names[icon];
}

double
parcours_icon_grid (ParcoursIcon icon)
{
  return icon <= PARCOURS_ICON_FACE_P2 ? 20 : 16;
}

ParcoursIconColours
parcours_icon_colours (ParcoursIcon icon, const ParcoursIconColours *colours)
{
  if (icon <= PARCOURS_ICON_FACE_P2)
    return *colours;
  return (ParcoursIconColours) { colours->line, colours->line, colours->line };
}

/* Overwrites every `from` ("#rrggbb") in `svg` with `colour`: both have seven characters. */
static void
put_colour (char *svg, const char *from, ParcoursColour colour)
{
  char hex[8];

  g_snprintf (hex, sizeof hex, "#%06x", colour >> 8);
  for (char *at = strstr (svg, from); at; at = strstr (at, from))
    {
      memcpy (at, hex, 7);
      at += 7;
    }
}

/* The stand-ins are first made into marks that no colour can be mistaken for: a wanted colour may be another's stand-in. */
static void
mark_stand_ins (char *svg)
{
  static const char * const stand_ins[] = { "#2e3436", "#eeeeec", "#ffffff" };

  for (guint i = 0; i < G_N_ELEMENTS (stand_ins); i++)
    for (char *at = strstr (svg, stand_ins[i]); at; at = strstr (at, stand_ins[i]))
      memset (at + 1, 'x' + (int) i, 6);
}

char *
parcours_icon_svg (ParcoursIcon icon, const ParcoursIconColours *colours)
{
  g_return_val_if_fail (icon < PARCOURS_N_ICONS, NULL);
  g_return_val_if_fail (colours != NULL, NULL);

  g_autofree char *path = g_strconcat (PREFIX, names[icon], ".svg", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (parcours_painted_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  mark_stand_ins (svg);
  put_colour (svg, "#xxxxxx", colours->line);
  put_colour (svg, "#yyyyyy", colours->ground);
  put_colour (svg, "#zzzzzz", colours->feature);
  return svg;
}
