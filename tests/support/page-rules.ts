/**
 * What holds on every page, whoever opens it. A journey begins to watch before it opens a page and asks once per
 * page: axe finds nothing, nothing was printed, no request failed, nothing scrolls sideways, targets fit a thumb,
 * and what was sent stays in budget (kilobytes of 1000, gzip).
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { expect } from "vitest";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Kilobytes per page by kind of screen (ux.md, section 8). */
export const budgets = {
  merchant: { script: 130, style: 24, font: 36, document: 30, targets: 44 },
  staff: { script: 160, style: 24, font: 36, document: 60, targets: 24 },
  "staff-tool": { script: 200, style: 24, font: 36, document: 60, targets: 24 },
  // Every part at once, which no screen has.
  kit: { script: 240, style: 24, font: 36, document: 60, targets: 24 },
} as const;
export type KindOfScreen = keyof typeof budgets;

export const phone = { width: 390, height: 844 } as const;
export const desk = { width: 1280, height: 800 } as const;

type Sent = { script: number; style: number; font: number; document: number };
const gzipped = (body: Buffer): number => gzipSync(body).length / 1000;

export type Watched = {
  /** What went wrong since the last `forget`, in words. */
  readonly problems: () => readonly string[];
  /** Kilobytes the last document brought with it, by kind. */
  readonly sent: () => Promise<Sent>;
  /** A failed answer that the journey means to see, such as a 400 for a wrong form. */
  readonly expectStatus: (status: number) => void;
  readonly forget: () => void;
};

/** Begins to listen. Call it once per page, before the first `goto`. */
export function watch(page: Page): Watched {
  let problems: string[] = [];
  let answers: Response[] = [];
  let expected = new Set<number>();
  const meant = (text: string) =>
    [...expected].some((status) =>
      text.includes(`the server responded with a status of ${status}`),
    );
  page.on("console", (message) => {
    if (message.type() === "error" && !meant(message.text()))
      problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`thrown: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left takes its unfinished requests along.
    if (why !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} ${why}`);
  });
  page.on("response", (answer) => {
    const request = answer.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) answers = [];
    answers.push(answer);
    if (answer.status() >= 400 && !expected.has(answer.status()))
      problems.push(`answer: ${answer.status()} ${answer.url()}`);
  });
  return {
    problems: () => problems,
    async sent() {
      const sum: Sent = { script: 0, style: 0, font: 0, document: 0 };
      for (const answer of answers) {
        const type = answer.request().resourceType();
        const kind = type === "stylesheet" ? "style" : type;
        // The Chinese font of the tests is not the product's.
        if (answer.url().includes("/__test-fonts/")) continue;
        if (!(kind in sum) || answer.status() >= 300) continue;
        const body = await answer.body().catch(() => Buffer.alloc(0));
        // A font is compressed by itself.
        sum[kind as keyof Sent] += kind === "font" ? body.length / 1000 : gzipped(body);
      }
      return sum;
    },
    expectStatus: (status) => expected.add(status),
    forget() {
      problems = [];
      expected = new Set();
    },
  };
}

/** The page stands as its size and scheme ask for, two frames later. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

/** Loaded, taken over by React where scripts run, nothing on its way, and what came is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => {
    type Router = {
      navigation: { state: string };
      revalidation: string;
      fetchers: Map<string, { state: string }>;
    };
    const router = (window as { __remixRouter?: { state: Router } }).__remixRouter?.state;
    const fetching =
      router &&
      (router.navigation.state !== "idle" ||
        router.revalidation !== "idle" ||
        [...router.fetchers.values()].some(({ state }) => state !== "idle"));
    const listens =
      !document.querySelector("script[type=module]") ||
      performance.getEntriesByName("hydrated").length > 0;
    return listens && !fetching && document.fonts.status === "loaded";
  });
  // The router is done before React is; idle moments come after all that React had scheduled.
  const idle = () =>
    new Promise<void>((resolve) => {
      const wait = { timeout: 1_000 };
      requestIdleCallback(() => requestIdleCallback(() => resolve(), wait), wait);
    });
  await page.evaluate(idle).catch(() => settled(page));
}

type AxeFinding = { id: string; nodes: { html: string; failureSummary?: string }[] };
declare global {
  interface Window {
    axe?: { run: (context: unknown, options: unknown) => Promise<{ violations: AxeFinding[] }> };
  }
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, one line each; `rules` asks for some alone (colours are all that a theme changes). */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const found = await page.evaluate(
    async (options) => (await window.axe?.run(document, options))?.violations ?? [],
    { runOnly, resultTypes: ["violations"] },
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`),
  );
}

/** Pixels the page can be pushed sideways. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Buttons, links of their own and inputs lower than `least`; a link inside a sentence is exempt. */
export const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((least) => {
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest(".spoken, [inert]") &&
      element.getBoundingClientRect().width > 1;
    const boxed = [...document.querySelectorAll("a, button, summary, select, textarea, input")];
    return boxed
      .filter((element) => shown(element) && getComputedStyle(element).display !== "inline")
      .filter(
        (element) => !["checkbox", "radio", "hidden"].includes(element.getAttribute("type") ?? ""),
      )
      .filter((element) => element.getBoundingClientRect().height < least - 0.5)
      .map((element) => {
        const { height } = element.getBoundingClientRect();
        return `target ${Math.round(height)} px: ${element.outerHTML.slice(0, 140)}`;
      });
  }, least);

/** How far things jumped while the page came in (CLS). */
const jumped = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 50);
      }),
  );

/** Asserts every rule of the page that stands in the browser now, at 390 and 1280, light and dark. */
export async function expectGoodPage(
  page: Page,
  watched: Watched,
  kind: KindOfScreen,
  name: string,
): Promise<void> {
  await settled(page);
  const budget = budgets[kind];
  const found: string[] = [];
  const jump = await jumped(page);
  if (jump > 0.02) found.push(`things jump: ${jump.toFixed(3)}`);
  const sent = await watched.sent();
  for (const part of ["script", "style", "font", "document"] as const)
    if (sent[part] > budget[part])
      found.push(`${part}: ${sent[part].toFixed(1)} kB of ${budget[part]}`);
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await drawn(page);
      const rules = scheme === "dark" ? ["color-contrast"] : undefined;
      const inLook = (line: string) => `${size.width} ${scheme} ${line}`;
      found.push(...(await axeFindings(page, rules)).map(inLook));
    }
    const far = await sideways(page);
    if (far > 0) found.push(`${size.width} scrolls sideways by ${far} px`);
    if (size === phone || budget.targets < 44)
      found.push(...(await smallTargets(page, budget.targets)));
  }
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "light" });
  expect([...found, ...watched.problems()], name).toEqual([]);
}
