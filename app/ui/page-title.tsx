/** The document's title. Routes name theirs in `handle.title`; a failed form puts "Error: " before it. */
import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { useLocation, useMatches } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/**
 * What a route may export as `handle`:
 * `export const handle: Handle<typeof loader> = { title: (i18n, data) => i18n._("Programs") }`.
 */
export type Handle<Data = unknown> = {
  readonly title?: (i18n: I18n, data: Data) => string;
};

type Problem = { readonly shown: boolean; readonly report: (shown: boolean) => void };
const ProblemContext = createContext<Problem>({ shown: false, report: () => undefined });

/** `initial`: the server knows that the document it writes answers a form that was not accepted. */
export function ProblemScope(props: { readonly initial: boolean; readonly children: ReactNode }) {
  const [reported, report] = useState(false);
  const { key } = useLocation();
  const [firstKey] = useState(key);
  const value = useMemo(
    () => ({ shown: reported || (props.initial && key === firstKey), report }),
    [reported, props.initial, key, firstKey],
  );
  return <ProblemContext.Provider value={value}>{props.children}</ProblemContext.Provider>;
}

/** Says that an error summary stands on the page for as long as the caller is mounted. */
export function useProblemInTitle(shown: boolean): void {
  const { report } = useContext(ProblemContext);
  useEffect(() => {
    report(shown);
    return () => report(false);
  }, [shown, report]);
}

/** An error page's own title; the head keeps the route's where scripts are off. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Slipway`;
  }, [title]);
}

export function PageTitle() {
  const { i18n } = useLingui();
  const { shown } = useContext(ProblemContext);
  const titles = useMatches().flatMap((match) => {
    const title = (match.handle as Handle | undefined)?.title;
    // Null where an action threw: its page's loader never ran.
    const known = match.data !== undefined && match.data !== null;
    const able = title && (known || title.length < 2);
    return able ? [title(i18n, match.data)] : [];
  });
  const title = titles.at(-1);
  const named = title ? `${title} – Slipway` : "Slipway";
  return <title>{shown ? i18n._("Error: {title}", { title: named }) : named}</title>;
}
