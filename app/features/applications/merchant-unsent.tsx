import { useEffect, useRef } from "react";

type Kept = { readonly revision: number; readonly text: string };

/** A browser may forbid storage; then nothing is kept, and nothing breaks. */
function keptAt(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
function keep(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // As above.
  }
}

/**
 * The revision a page was read with, as a field of its form. It also remembers, in this tab alone, what is typed
 * beside it and not sent yet: whoever has to sign in again finds it there, unless something was saved meanwhile.
 */
export function RevisionField(props: {
  readonly revision: number;
  /** Of the text to remember. */
  readonly beside: string;
  /** What is remembered apart from what. */
  readonly place: string;
}) {
  const { revision, beside, place } = props;
  const self = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = self.current?.form?.elements.namedItem(beside);
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
    const key = `unsent ${place}`;
    const kept = keptAt(key);
    if (kept?.revision === revision && input.value === input.defaultValue) input.value = kept.text;
    const note = () => keep(key, { revision, text: input.value });
    input.addEventListener("input", note);
    return () => input.removeEventListener("input", note);
  }, [revision, beside, place]);
  return <input ref={self} type="hidden" name="revision" value={revision} />;
}
