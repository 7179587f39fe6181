import { useLingui } from "@lingui/react";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { formKeyName } from "~/values/form-trouble";
import { useReader } from "../reader";
import css from "./action.module.css";

/** How long an act can be taken back, in milliseconds; the server holds its effects as long. */
export const undoWindow = 8_000;

/**
 * "Approved Yunzhi Apparel. Undo": stands for 8 s, waits while the pointer or the focus is on it, and is a plain form
 * where scripts are off. `Z` presses it on pages with shortcuts (`data-undo`). Give it the act's id as `key`.
 */
export function Undo(props: {
  readonly message: string;
  /** Where the undo posts to, and what it carries. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly onGone?: () => void;
}) {
  const { i18n } = useLingui();
  const { formKey } = useReader();
  const fetcher = useFetcher();
  const [gone, setGone] = useState(false);
  const [held, setHeld] = useState(false);
  const [left, setLeft] = useState(undoWindow);
  const { onGone } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is read when the wait begins, written when it pauses
  useEffect(() => {
    if (held || gone) return;
    const began = performance.now();
    const timer = setTimeout(() => {
      setGone(true);
      onGone?.();
    }, left);
    return () => {
      clearTimeout(timer);
      setLeft((before) => Math.max(0, before - (performance.now() - began)));
    };
  }, [held, gone, onGone]);
  if (gone || fetcher.state !== "idle" || fetcher.data !== undefined) return null;
  return (
    <div
      className={css.undo}
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{props.message}</span>
      <fetcher.Form method="post" action={props.action}>
        {Object.entries(props.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name={formKeyName} value={`${formKey}undo`} />
        <button type="submit" data-undo="" aria-keyshortcuts="Z">
          {i18n._("Undo")}
        </button>
      </fetcher.Form>
    </div>
  );
}
