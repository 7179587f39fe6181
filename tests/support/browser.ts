/** One Chromium for all browser tests of a worker, with a Chinese font that the machine need not have. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from "playwright-core";

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** What that package sets for servers without a user: one process, and a web without its origins. */
const unlikeUsers = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--allow-running-insecure-content",
  "--disable-site-isolation-trials",
]);

let running: Promise<Browser> | undefined;

/** The shared browser: an installed one where `CHROME_PATH` names it, else the one npm brought. */
export function launch(): Promise<Browser> {
  running ??= start();
  return running;
}

async function start(): Promise<Browser> {
  const installed = process.env.CHROME_PATH;
  return chromium.launch({
    executablePath: installed ?? (await sparticuz.executablePath()),
    args: installed ? quiet : [...sparticuz.args.filter((one) => !unlikeUsers.has(one)), ...quiet],
  });
}

export async function closeBrowser(): Promise<void> {
  const browser = await running;
  running = undefined;
  await browser?.close();
}

export type ContextWishes = BrowserContextOptions & {
  /** For pictures: Chinese glyphs come from an npm package, range by range, and shift the layout as they do. */
  readonly chineseFont?: boolean;
};

/** A fresh profile without motion. */
export async function newContext(wishes: ContextWishes = {}): Promise<BrowserContext> {
  const { chineseFont = false, ...options } = wishes;
  const browser = await launch();
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  if (chineseFont) await lendChineseFont(context);
  return context;
}

const fontFolder = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/index.css"),
);

type Face = { readonly file: string; readonly range: string };

function chineseFaces(): Face[] {
  const css = readFileSync(join(fontFolder, "index.css"), "utf8");
  return [...css.matchAll(/@font-face\s*\{([^}]+)\}/g)].flatMap(([, body = ""]) => {
    const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(body)?.[1];
    const range = /unicode-range:\s*([^;]+);/.exec(body)?.[1];
    return file && range && /sc-(\d+|chinese)/.test(file) ? [{ file, range }] : [];
  });
}

/** Adds the faces by script under a name of the product's own font stack, so that the CSP stays as it is. */
async function lendChineseFont(context: BrowserContext): Promise<void> {
  await context.route("**/__test-fonts/*", (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    return route.fulfill({ path: join(fontFolder, "files", file), contentType: "font/woff2" });
  });
  await context.addInitScript((faces: Face[]) => {
    if (!location.protocol.startsWith("http")) return;
    for (const { file, range } of faces)
      document.fonts.add(
        new FontFace("Noto Sans SC Variable", `url(/__test-fonts/${file})`, {
          weight: "100 900",
          unicodeRange: range,
        }),
      );
  }, chineseFaces());
}
