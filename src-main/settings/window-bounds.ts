export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was, in the screen's own pixels. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** So much of a window must be on a screen for a person to be able to take hold of it. */
const GRIP = { width: 120, height: 60 };

/**
 * Where to put a window that was there before: never larger than its screen, and null when it would
 * lie where no screen is any more.
 *
 * @param workAreas of every screen, without its bars
 */
export function placeAgain(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle | null {
  const screen = workAreas.find((area) => {
    const seen = overlap(bounds, area);
    return seen.width >= GRIP.width && seen.height >= GRIP.height && bounds.y >= area.y;
  });
  if (!screen) return null;
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.min(bounds.width, screen.width),
    height: Math.min(bounds.height, screen.height),
  };
}

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}
