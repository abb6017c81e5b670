/* What fingers on the wall mean: taps, pans that roll on, pinches, long presses. */
#include "config.h"

#include <math.h>

#include "canvas/touch.h"

static char fingers[3];
#define ONE (&fingers[0])
#define TWO (&fingers[1])
#define THREE (&fingers[2])

#define expect(action, what) g_assert_cmpint ((action).deed, ==, PARCOURS_TOUCH_##what)

static void
test_tap (void)
{
  ParcoursTouch touch = { 0 };
  ParcoursTouchAction action;

  expect (parcours_touch_begin (&touch, ONE, 100, 50, 1000, TRUE), STOP);
  expect (parcours_touch_move (&touch, ONE, 104, 53, 1030), NOTHING);   /* no finger is quite still */
  action = parcours_touch_end (&touch, ONE, 1060);
  expect (action, TAP);
  g_assert_cmpuint (action.taps, ==, 1);
  g_assert_cmpfloat (action.x, ==, 100);
  g_assert_cmpfloat (action.y, ==, 50);

  parcours_touch_begin (&touch, TWO, 108, 52, 1200, TRUE);      /* another sequence, as each touch is */
  action = parcours_touch_end (&touch, TWO, 1250);
  g_assert_cmpuint (action.taps, ==, 2);
  parcours_touch_begin (&touch, ONE, 300, 52, 1350, TRUE);      /* soon, but elsewhere */
  g_assert_cmpuint (parcours_touch_end (&touch, ONE, 1400).taps, ==, 1);
  parcours_touch_begin (&touch, ONE, 300, 52, 2400, TRUE);      /* there, but late */
  g_assert_cmpuint (parcours_touch_end (&touch, ONE, 2450).taps, ==, 1);
}

/* A pan from (100, 100) at 1 px a millisecond to the left, also where it starts on a card. */
static void
pan (ParcoursTouch *touch, guint32 *time)
{
  double moved = 0;

  expect (parcours_touch_begin (touch, ONE, 100, 100, *time, TRUE), STOP);
  for (double x = 90; x >= 0; x -= 10)
    {
      ParcoursTouchAction action = parcours_touch_move (touch, ONE, x, 100, *time += 10);

      moved += action.deed == PARCOURS_TOUCH_SCROLL ? action.dx : 0;
      g_assert_cmpfloat (action.dy, ==, 0);
    }
  g_assert_cmpfloat (moved, ==, -80);   /* all but what the finger moved before it was clear what it does */
  g_assert_cmpint (touch->state, ==, PARCOURS_TOUCH_PANNING);
}

static void
test_pan_rolls (void)
{
  ParcoursTouch touch = { 0 };
  ParcoursTouchAction action;
  guint32 time = 5000;

  pan (&touch, &time);
  action = parcours_touch_end (&touch, ONE, time + 5);
  expect (action, ROLL);
  g_assert_cmpfloat_with_epsilon (action.dx, -1000, 1);
  g_assert_cmpfloat (action.dy, ==, 0);

  /* What rolls is caught, and that is no tap, nor a long press. */
  expect (parcours_touch_begin (&touch, ONE, 10, 10, time + 100, TRUE), STOP);
  expect (parcours_touch_wait (&touch), NOTHING);
  expect (parcours_touch_end (&touch, ONE, time + 150), NOTHING);
  parcours_touch_begin (&touch, ONE, 10, 10, time + 900, TRUE);
  expect (parcours_touch_end (&touch, ONE, time + 950), TAP);
}

static void
test_pan_rests (void)
{
  ParcoursTouch touch = { 0 };
  guint32 time = 5000;

  pan (&touch, &time);
  expect (parcours_touch_end (&touch, ONE, time + 200), NOTHING);       /* the finger stood still before it left */
  g_assert_cmpint (touch.state, ==, PARCOURS_TOUCH_IDLE);

  pan (&touch, &time);
  expect (parcours_touch_wait (&touch), NOTHING);       /* a pan is no long press, however long */
  expect (parcours_touch_end (&touch, ONE, time + 5), ROLL);
  parcours_touch_rest (&touch);                         /* it has rolled out */
  parcours_touch_begin (&touch, ONE, 10, 10, time + 1000, FALSE);
  expect (parcours_touch_end (&touch, ONE, time + 1050), TAP);
}

static void
test_speed_is_bounded (void)
{
  ParcoursTouch touch = { 0 };
  ParcoursTouchAction action;

  parcours_touch_begin (&touch, ONE, 0, 0, 100, FALSE);
  parcours_touch_move (&touch, ONE, 300, 400, 101);
  parcours_touch_move (&touch, ONE, 3000, 4000, 102);
  action = parcours_touch_end (&touch, ONE, 103);
  expect (action, ROLL);
  g_assert_cmpfloat_with_epsilon (hypot (action.dx, action.dy), 6000, 1);

  /* A clock that stands still throws nothing. */
  parcours_touch_begin (&touch, ONE, 0, 0, 100, FALSE);
  parcours_touch_move (&touch, ONE, 300, 400, 100);
  parcours_touch_move (&touch, ONE, 3000, 4000, 100);
  expect (parcours_touch_end (&touch, ONE, 100), NOTHING);
}

static void
test_long_press_lifts (void)
{
  ParcoursTouch touch = { 0 };
  ParcoursTouchAction action;

  parcours_touch_begin (&touch, ONE, 100, 100, 0, TRUE);
  action = parcours_touch_wait (&touch);
  expect (action, LIFT);
  g_assert_cmpfloat (action.x, ==, 100);
  action = parcours_touch_move (&touch, ONE, 130, 90, 600);
  expect (action, DRAG);
  g_assert_cmpfloat (action.x, ==, 130);
  /* A second finger neither moves nor drops what is held. */
  expect (parcours_touch_begin (&touch, TWO, 300, 300, 650, FALSE), NOTHING);
  expect (parcours_touch_move (&touch, TWO, 320, 300, 660), NOTHING);
  expect (parcours_touch_end (&touch, TWO, 670), NOTHING);
  expect (parcours_touch_move (&touch, ONE, 140, 90, 680), DRAG);
  action = parcours_touch_end (&touch, ONE, 700);
  expect (action, DROP);
  g_assert_cmpfloat (action.x, ==, 140);
  g_assert_cmpfloat (action.y, ==, 90);
  g_assert_cmpint (touch.state, ==, PARCOURS_TOUCH_IDLE);
}

static void
test_long_press_opens_menu (void)
{
  ParcoursTouch touch = { 0 };

  /* On the ground at once; what the finger does then means nothing. */
  parcours_touch_begin (&touch, ONE, 100, 100, 0, FALSE);
  expect (parcours_touch_wait (&touch), MENU);
  expect (parcours_touch_move (&touch, ONE, 200, 100, 600), NOTHING);
  expect (parcours_touch_begin (&touch, TWO, 300, 300, 650, FALSE), NOTHING);
  expect (parcours_touch_move (&touch, TWO, 340, 300, 660), NOTHING);
  expect (parcours_touch_end (&touch, ONE, 700), NOTHING);
  expect (parcours_touch_end (&touch, TWO, 710), NOTHING);
  g_assert_cmpint (touch.state, ==, PARCOURS_TOUCH_IDLE);

  /* On a card that was lifted and not moved. */
  parcours_touch_begin (&touch, ONE, 100, 100, 2000, TRUE);
  expect (parcours_touch_wait (&touch), LIFT);
  parcours_touch_move (&touch, ONE, 103, 100, 2600);
  expect (parcours_touch_end (&touch, ONE, 2700), MENU);
}

static void
test_pinch (void)
{
  ParcoursTouch touch = { 0 };
  ParcoursTouchAction action;
  double scale = 1, dx = 0;

  parcours_touch_begin (&touch, ONE, 100, 100, 0, TRUE);
  expect (parcours_touch_begin (&touch, TWO, 200, 100, 20, TRUE), NOTHING);
  expect (parcours_touch_wait (&touch), NOTHING);
  expect (parcours_touch_begin (&touch, THREE, 500, 500, 30, TRUE), NOTHING);   /* the ball of the thumb */
  expect (parcours_touch_move (&touch, THREE, 550, 500, 40), NOTHING);

  /* Both move to the right by 40, the second by 60 more: twice as far apart is 200. */
  action = parcours_touch_move (&touch, ONE, 140, 100, 50);
  expect (action, ZOOM);
  g_assert_cmpfloat (action.x, ==, 170);
  scale *= action.scale;
  dx += action.dx;
  action = parcours_touch_move (&touch, TWO, 300, 100, 60);
  scale *= action.scale;
  dx += action.dx;
  g_assert_cmpfloat_with_epsilon (scale, 1.6, 1e-9);
  g_assert_cmpfloat (dx, ==, 70);       /* the middle went from 150 to 220 */

  /* One finger leaves: the other goes on panning, from where it is. */
  expect (parcours_touch_end (&touch, ONE, 70), NOTHING);
  action = parcours_touch_move (&touch, TWO, 310, 105, 80);
  expect (action, SCROLL);
  g_assert_cmpfloat (action.dx, ==, 10);
  g_assert_cmpfloat (action.dy, ==, 5);
  /* And one comes back. */
  parcours_touch_begin (&touch, ONE, 100, 105, 90, FALSE);
  expect (parcours_touch_move (&touch, ONE, 90, 105, 100), ZOOM);
}

static void
test_fingers_that_meet (void)
{
  ParcoursTouch touch = { 0 };
  ParcoursTouchAction action;

  parcours_touch_begin (&touch, ONE, 100, 100, 0, FALSE);
  parcours_touch_begin (&touch, TWO, 101, 100, 0, FALSE);
  action = parcours_touch_move (&touch, TWO, 100, 100, 10);
  expect (action, ZOOM);
  g_assert_cmpfloat (action.scale, ==, 1);
  action = parcours_touch_move (&touch, TWO, 124, 100, 20);
  g_assert_cmpfloat (action.scale, ==, 1);
  action = parcours_touch_move (&touch, TWO, 148, 100, 30);
  g_assert_cmpfloat_with_epsilon (action.scale, 2, 1e-9);
}

static void
test_cancel (void)
{
  ParcoursTouch touch = { 0 };

  parcours_touch_begin (&touch, ONE, 100, 100, 0, TRUE);
  parcours_touch_wait (&touch);
  expect (parcours_touch_cancel (&touch), RETURN);
  expect (parcours_touch_end (&touch, ONE, 700), NOTHING);
  parcours_touch_begin (&touch, ONE, 100, 100, 900, TRUE);
  expect (parcours_touch_cancel (&touch), NOTHING);
  expect (parcours_touch_move (&touch, ONE, 300, 100, 950), NOTHING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/touch/tap", test_tap);
  g_test_add_func ("/touch/pan-rolls", test_pan_rolls);
  g_test_add_func ("/touch/pan-rests", test_pan_rests);
  g_test_add_func ("/touch/speed-is-bounded", test_speed_is_bounded);
  g_test_add_func ("/touch/long-press-lifts", test_long_press_lifts);
  g_test_add_func ("/touch/long-press-opens-menu", test_long_press_opens_menu);
  g_test_add_func ("/touch/pinch", test_pinch);
  g_test_add_func ("/touch/fingers-that-meet", test_fingers_that_meet);
  g_test_add_func ("/touch/cancel", test_cancel);
  return g_test_run ();
}
