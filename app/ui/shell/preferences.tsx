import { useLingui } from "@lingui/react";
import { useFetcher, useLocation } from "@remix-run/react";
import { otherLocale, ownName } from "~/locales/language";
import { languageTag } from "~/values/words";
import { useReader } from "../reader";
import css from "./shell.module.css";

/** The page to come back to, without a language that would override the choice. */
function useHere(): string {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  query.delete("lng");
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Names the language one can change to, in that language. A browser loads the document again. */
export function LanguageSwitch() {
  const { locale } = useReader();
  const here = useHere();
  const other = otherLocale(locale);
  return (
    <form method="post" action="/preferences" className={css.inline}>
      <input type="hidden" name="back" value={here} />
      <button
        className={css.textButton}
        name="language"
        value={other}
        lang={languageTag[other]}
        type="submit"
      >
        {ownName[other]}
      </button>
    </form>
  );
}

/** Auto, light, dark: three buttons of one form. */
export function ThemeSwitch() {
  const { i18n } = useLingui();
  const { theme } = useReader();
  const here = useHere();
  const fetcher = useFetcher();
  const chosen = fetcher.formData?.get("theme") ?? theme;
  const names = { auto: i18n._("Auto"), light: i18n._("Light"), dark: i18n._("Dark") } as const;
  return (
    <fetcher.Form method="post" action="/preferences" className={css.theme}>
      <input type="hidden" name="back" value={here} />
      <fieldset>
        <legend>{i18n._("Appearance")}</legend>
        <div className={css.segments}>
          {(["auto", "light", "dark"] as const).map((name) => (
            <button
              key={name}
              type="submit"
              name="theme"
              value={name}
              aria-pressed={chosen === name}
              className={css.segment}
            >
              {names[name]}
            </button>
          ))}
        </div>
      </fieldset>
    </fetcher.Form>
  );
}

/** Turns single-key shortcuts on or off (WCAG 2.1.4); for staff menus. */
export function KeysSwitch() {
  const { i18n } = useLingui();
  const { keys } = useReader();
  const here = useHere();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/preferences">
      <input type="hidden" name="back" value={here} />
      <button className={css.menuButton} type="submit" name="keys" value={keys ? "off" : "on"}>
        {keys ? i18n._("Turn single-key shortcuts off") : i18n._("Turn single-key shortcuts on")}
      </button>
    </fetcher.Form>
  );
}
