/** How a browser likes to read: theme, language, single-key shortcuts. Plain cookies, no secrets. */
import { createCookie } from "@remix-run/node";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const aYear = 365 * 24 * 60 * 60;
const cookie = (name: string) =>
  createCookie(name, { path: "/", sameSite: "lax", httpOnly: true, maxAge: aYear });
const jar = { theme: cookie("theme"), language: cookie("language"), keys: cookie("keys") };

export type Preferences = {
  readonly theme: Theme;
  readonly language: string | null;
  /** Single-key shortcuts can be turned off (WCAG 2.1.4). */
  readonly keys: boolean;
};

export async function readPreferences(request: Request): Promise<Preferences> {
  const header = request.headers.get("Cookie");
  const [theme, language, keys]: unknown[] = await Promise.all([
    jar.theme.parse(header),
    jar.language.parse(header),
    jar.keys.parse(header),
  ]);
  return {
    theme: themes.find((name) => name === theme) ?? "auto",
    language: typeof language === "string" ? language : null,
    keys: keys !== "off",
  };
}

export async function savedPreference(name: keyof typeof jar, value: string): Promise<string> {
  return jar[name].serialize(value);
}
