/** What the staff's journeys have in common: somebody of the demo's cast at a browser. */
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { demoPassword } from "#prisma/seed/cast";
import { newContext } from "#tests/support/browser";
import { desk, settled } from "#tests/support/page-rules";
import type { RunningApp } from "#tests/support/running-app";

export type AtDesk = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens a path of the app and waits until it is taken over; answers its status. */
  readonly open: (path: string) => Promise<number>;
};

/** Signed in with the keyboard alone: address, password, Enter. */
export async function atDesk(
  app: RunningApp,
  email: string,
  wishes: Parameters<typeof newContext>[0] = {},
): Promise<AtDesk> {
  const context = await newContext({ viewport: desk, ...wishes });
  const page = await context.newPage();
  const open = async (path: string) => {
    const answer = await page.goto(`${app.url}${path}`);
    await settled(page);
    return answer?.status() ?? 0;
  };
  await open("/sign-in");
  await page.focus("input[type=email]");
  await page.keyboard.type(email);
  await page.focus("input[type=password]");
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${app.url}/ops`);
  await settled(page);
  return { context, page, open };
}

/** Ids of the rows of a queue, in the order shown. */
export const queueIds = (page: Page): Promise<(string | null)[]> =>
  page.$$eval("a[data-row]", (rows) => rows.map((row) => row.getAttribute("data-row")));

/** Anything a mouse would have set off since the page was opened. */
export async function watchForMouse(
  context: BrowserContext,
): Promise<(page: Page) => Promise<void>> {
  await context.addInitScript(() => {
    for (const kind of ["mousedown", "mouseup", "pointerdown", "touchstart"])
      addEventListener(kind, () => document.documentElement.setAttribute("data-mouse", kind), true);
  });
  return async (page) => {
    expect(await page.getAttribute("html", "data-mouse")).toBeNull();
  };
}
