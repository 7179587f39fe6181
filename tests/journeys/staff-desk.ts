/** What the staff's journeys have in common: somebody of the demo's cast at a browser. */
import { TOTP } from "otpauth";
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
  const atDesk = await signedIn(app, email, wishes);
  await atDesk.page.waitForURL(`${app.url}/ops`);
  await settled(atDesk.page);
  return atDesk;
}

/** The same for roles that must show a second factor: sets it up on the way. */
export async function atDeskWithSecondFactor(app: RunningApp, email: string): Promise<AtDesk> {
  const atDesk = await signedIn(app, email, {});
  const { page } = atDesk;
  await page.waitForURL(/second-factor\/setup/);
  await settled(page);
  await page.fill("input[name=password]", demoPassword);
  await page.keyboard.press("Enter");
  await page.waitForSelector("input[name=code]");
  await settled(page);
  const secret = (await page.locator("main p code").textContent()) ?? "";
  const code = new TOTP({ secret: secret.replaceAll(" ", "") }).generate();
  await page.fill("input[name=code]", code);
  await page.keyboard.press("Enter");
  await page.waitForURL(/second-factor\/codes/);
  return atDesk;
}

async function signedIn(
  app: RunningApp,
  email: string,
  wishes: Parameters<typeof newContext>[0],
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
  return { context, page, open };
}

/** Posts a form as the page at the desk would, without its scripts; answers the status. */
export async function post(
  { context }: AtDesk,
  app: RunningApp,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<number> {
  const answer = await context.request.post(`${app.url}${path}`, {
    form,
    headers: { Origin: app.url, "Sec-Fetch-Site": "same-origin" },
    maxRedirects: 0,
  });
  return answer.status();
}

export const speak = (her: AtDesk, app: RunningApp, language: "zh" | "en"): Promise<number> =>
  post(her, app, "/preferences", { language, back: "/ops" });

/** Sends a file through the import page; the address of its own page. */
export async function importFile(
  { page, open }: AtDesk,
  dataset: string,
  name: string,
  body: Buffer | string,
  allOrNothing = false,
): Promise<string> {
  await open("/ops/imports");
  await page.selectOption("select[name=dataset]", dataset);
  const buffer = Buffer.isBuffer(body) ? body : Buffer.from(body);
  await page.setInputFiles("input[name=file]", { name, mimeType: "text/csv", buffer });
  if (allOrNothing) await page.check("input[name=atomic]");
  await page.locator("main form[enctype] button[type=submit]").click();
  await page.waitForURL(/\/ops\/imports\/imp_/);
  return new URL(page.url()).pathname;
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
