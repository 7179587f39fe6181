import { useLingui } from "@lingui/react";
import { useEffect, useRef, useState } from "react";
import { useReader } from "../reader";
import css from "./action.module.css";
import { Dialog } from "./dialog";

/** `keys` as typed: `j`, `J` (with Shift), `?`, `Enter`, or two in a row: `g r`. */
export type Shortcut = { readonly keys: string; readonly does: string; readonly run: () => void };

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio|button|submit)$/.test(target.type));

/** One key handler for a queue page. Silent while someone types, under a dialog, and when turned off. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { keys: on } = useReader();
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!on) return;
    let first = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.defaultPrevented || typing(event.target) || document.querySelector("dialog[open]"))
        return;
      if (
        event.key === "Enter" &&
        event.target instanceof Element &&
        event.target.closest("a, button, summary")
      )
        return;
      const typed = first ? `${first} ${event.key}` : event.key;
      clearTimeout(timer);
      first = "";
      const match = current.current.find(({ keys }) => keys === typed);
      if (match) {
        event.preventDefault();
        match.run();
      } else if (current.current.some(({ keys }) => keys.startsWith(`${typed} `))) {
        first = typed;
        timer = setTimeout(() => {
          first = "";
        }, 1_200);
      }
    };
    document.addEventListener("keydown", press);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", press);
    };
  }, [on]);
}

/** `Z`: presses the page's Undo, if one stands. */
export const pressUndo = (): void =>
  document.querySelector<HTMLButtonElement>("button[data-undo]")?.click();

/** Registers the shortcuts and shows them under `?`. */
export function Shortcuts({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  const help: Shortcut = {
    keys: "?",
    does: i18n._("Show these shortcuts"),
    run: () => setOpen(true),
  };
  const all = [...shortcuts, help];
  useShortcuts(all);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={i18n._("Keyboard shortcuts")}>
      <dl className={css.keys}>
        {all.map(({ keys, does }) => (
          <div key={keys} className={css.keyLine}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>{i18n._("You can turn single-key shortcuts off in the account menu.")}</p>
    </Dialog>
  );
}
