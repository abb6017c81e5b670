/* touch.h - what fingers on the wall mean: events in, one deed out. Plain arithmetic, no widgets, no clock of its own.
 *
 * One finger drags the wall, wherever it touches, and lets it roll on. A finger that rests lifts the card below it, and
 * opens the menu where there is none, or where it leaves again without having moved the card. Two fingers drag and zoom
 * about the middle between them. A tap is a click.
 *
 * Whoever feeds it calls parcours_touch_wait() when a finger that is alone has rested for the long press time, and
 * parcours_touch_rest() when rolling has ended.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARCOURS_TOUCH_SLOP 12.0        /* px a resting finger may move */

typedef enum
{
  PARCOURS_TOUCH_NOTHING,
  PARCOURS_TOUCH_STOP,          /* the first finger is down: what rolls, stops */
  PARCOURS_TOUCH_TAP,           /* at x, y; `taps` in a row at this place */
  PARCOURS_TOUCH_SCROLL,        /* the wall follows by dx, dy */
  PARCOURS_TOUCH_ZOOM,          /* follows by dx, dy, then `scale` times as large about x, y */
  PARCOURS_TOUCH_ROLL,          /* goes on with dx, dy px a second */
  PARCOURS_TOUCH_LIFT,          /* the card at x, y is in the air */
  PARCOURS_TOUCH_DRAG,          /* what is in the air is at x, y */
  PARCOURS_TOUCH_DROP,          /* it lands at x, y */
  PARCOURS_TOUCH_RETURN,        /* it goes back */
  PARCOURS_TOUCH_MENU,          /* at x, y; what is in the air goes back first */
} ParcoursTouchDeed;

typedef struct
{
  ParcoursTouchDeed deed;
  double x, y, dx, dy, scale;
  guint taps;
} ParcoursTouchAction;

typedef enum
{
  PARCOURS_TOUCH_IDLE,
  PARCOURS_TOUCH_RESTING,       /* one finger that has not moved yet */
  PARCOURS_TOUCH_PANNING,
  PARCOURS_TOUCH_PINCHING,
  PARCOURS_TOUCH_HOLDING,       /* a card */
  PARCOURS_TOUCH_SPENT,         /* nothing more comes of these fingers */
} ParcoursTouchState;

typedef struct
{
  gconstpointer finger;         /* NULL: none */
  double x, y;
} ParcoursFinger;

#define PARCOURS_TOUCH_TRACE 8

/* Starts out as zeroes. */
typedef struct
{
  ParcoursTouchState state;
  ParcoursFinger fingers[2];
  double start_x, start_y;
  gboolean on_card, moved;
  gboolean rolling, caught;     /* the wall rolls; this finger stopped it, so it is no tap */
  struct { double x, y; guint32 time; } trace[PARCOURS_TOUCH_TRACE];    /* of a pan, the latest last */
  guint n_trace;
  double tap_x, tap_y;
  guint32 tap_time;
  guint taps;
} ParcoursTouch;

/* Times are milliseconds of the events; a finger is whatever tells one from another. */
ParcoursTouchAction parcours_touch_begin (ParcoursTouch *self, gconstpointer finger, double x, double y, guint32 time,
                                          gboolean on_card);
ParcoursTouchAction parcours_touch_move (ParcoursTouch *self, gconstpointer finger, double x, double y, guint32 time);
ParcoursTouchAction parcours_touch_end (ParcoursTouch *self, gconstpointer finger, guint32 time);

/* The system took the fingers away: nothing they began is to stay. */
ParcoursTouchAction parcours_touch_cancel (ParcoursTouch *self);

/* A finger has rested for the long press time. Nothing happens if that is no longer so. */
ParcoursTouchAction parcours_touch_wait (ParcoursTouch *self);

void parcours_touch_rest (ParcoursTouch *self);

G_END_DECLS
