import { useLingui } from "@lingui/react";
import { Combobox, useCombobox } from "@mantine/core";
import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Command } from "../action/command";
import { Headless } from "./headless";
import css from "./mantine.module.css";

/** `q` is what the results answer: those of an earlier word must not be chosen by a later Enter. */
type Found = { readonly q: string; readonly results: readonly Command[] };

/** What the query leaves of the commands: every word of it somewhere in label or group. */
function matching(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, group = "" }) => {
    const text = `${label} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The inside of the command menu, loaded when it first opens. */
export default function CommandList(props: {
  readonly commands: readonly Command[];
  readonly search?: string | undefined;
  readonly onDone: () => void;
}) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const fetcher = useFetcher<Found>();
  // Without a dropdown of its own the list counts as open, or Enter would do nothing.
  const store = useCombobox({ opened: true });
  const { search } = props;
  const { load } = fetcher;
  useEffect(() => {
    if (!search || query.trim().length < 2) return;
    const timer = setTimeout(() => load(`${search}?q=${encodeURIComponent(query.trim())}`), 180);
    return () => clearTimeout(timer);
  }, [query, search, load]);
  const asked = query.trim();
  const answered = asked.length < 2 || !search || fetcher.data?.q === asked;
  const found = asked.length < 2 || !answered ? [] : (fetcher.data?.results ?? []);
  const shown = [...matching(props.commands, query), ...found];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer is chosen whenever the answers change
  useEffect(() => {
    store.selectFirstOption();
  }, [query, found.length]);
  const go = (key: string) => {
    const command = shown.find((each) => each.key === key);
    props.onDone();
    if (command) navigate(command.to);
  };
  return (
    <Headless>
      <Combobox store={store} onOptionSubmit={go} withinPortal={false}>
        <Combobox.EventsTarget>
          <input
            className={css.search}
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the reader opened this to type into it
            autoFocus
            // React sets no such attribute, and a dialog that opens asks for it before it takes its first button.
            ref={(input) => input?.setAttribute("autofocus", "")}
            autoComplete="off"
            aria-label={i18n._("Search or go to")}
            placeholder={i18n._("A page, a shop, or any id")}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={css.options ?? ""} aria-busy={!answered}>
          {shown.length === 0 && answered ? (
            <Combobox.Empty className={css.empty ?? ""}>{i18n._("Nothing found")}</Combobox.Empty>
          ) : null}
          {shown.map((command) => (
            <Combobox.Option key={command.key} value={command.key} className={css.option ?? ""}>
              <span>{command.label}</span>
              {command.group ? <span className={css.aside}>{command.group}</span> : null}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox>
    </Headless>
  );
}
