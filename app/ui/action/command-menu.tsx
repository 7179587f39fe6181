import { useLingui } from "@lingui/react";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState } from "react";
import css from "./action.module.css";
import type { Command } from "./command";
import { Dialog } from "./dialog";

export type { Command } from "./command";

const CommandList = lazy(() => import("../mantine/command-list"));

/**
 * The header's search and ⌘K / Ctrl K. `commands` are known at once; `search` names a loader that answers `?q=` with
 * `{ q, results: Command[] }` for shops, requests and pasted ids.
 */
export function CommandMenu(props: {
  readonly commands: readonly Command[];
  readonly search?: string;
}) {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button
        type="button"
        className={css.searchButton}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <IconSearch size={16} aria-hidden="true" />
        <span className={css.searchText}>{i18n._("Search or go to")}</span>
        <kbd className={css.searchKey}>Ctrl K</kbd>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={i18n._("Search or go to")}>
        <Suspense fallback={<div className={css.searchWait} />}>
          <CommandList
            commands={props.commands}
            search={props.search}
            onDone={() => setOpen(false)}
          />
        </Suspense>
      </Dialog>
    </>
  );
}
