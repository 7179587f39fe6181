/** What the merchants' journeys have in common: somebody of the demo's cast with a phone. */
import type { BrowserContext, Page } from "playwright-core";
import { demoPassword } from "#prisma/seed/cast";
import { newContext } from "#tests/support/browser";
import { phone, settled, type Watched, watch } from "#tests/support/page-rules";
import type { RunningApp } from "#tests/support/running-app";

export type AtPhone = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watched: Watched;
  /** Opens a path of the app and waits until it is taken over; answers its status. */
  readonly open: (path: string) => Promise<number>;
  /** Presses a button or a link by its whole name, and waits for the page that follows. */
  readonly press: (name: string, leadsTo: RegExp | string) => Promise<void>;
  readonly path: () => string;
  readonly heading: () => Promise<string>;
};

/** A phone in a visitor's hand; in Chinese where nothing is said. */
export async function phoneOf(
  app: RunningApp,
  wishes: Parameters<typeof newContext>[0] = {},
): Promise<AtPhone> {
  const context = await newContext({
    viewport: phone,
    locale: "zh-CN",
    hasTouch: true,
    ...wishes,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const watched = watch(page);
  const scripts = wishes.javaScriptEnabled !== false;
  const ready = () => (scripts ? settled(page) : page.waitForLoadState("load"));
  const open = async (path: string) => {
    const answer = await page.goto(`${app.url}${path}`);
    await ready();
    return answer?.status() ?? 0;
  };
  const press = async (name: string, leadsTo: RegExp | string) => {
    const target = page
      .getByRole("button", { name, exact: true })
      .or(page.getByRole("link", { name, exact: true }));
    await target.first().click();
    await page.waitForURL((url) =>
      typeof leadsTo === "string" ? url.pathname === leadsTo : leadsTo.test(url.pathname),
    );
    await ready();
  };
  return {
    context,
    page,
    watched,
    open,
    press,
    path: () => new URL(page.url()).pathname,
    heading: async () => (await page.locator("h1").textContent()) ?? "",
  };
}

/** The same, signed in by the form. */
export async function atPhone(
  app: RunningApp,
  email: string,
  wishes: Parameters<typeof newContext>[0] = {},
): Promise<AtPhone> {
  const held = await phoneOf(app, wishes);
  const { page, open } = held;
  await open("/sign-in");
  await page.fill("input[type=email]", email);
  await page.fill("input[type=password]", demoPassword);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${app.url}/programs`);
  if (wishes.javaScriptEnabled !== false) await settled(page);
  return held;
}
