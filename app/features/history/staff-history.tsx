import { useLingui } from "@lingui/react";
import { SelectField } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField, TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Notice } from "~/ui/layout/notice";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { wordsOfVerb } from "./deed-words";
import type { EntryLine } from "./entry-line";
import type { HistoryQuery } from "./history-query";
import { tokenNames } from "./search";
import css from "./staff-history.module.css";
import { StaffHistoryEntry } from "./staff-history-entry";

type Props = {
  readonly page: {
    readonly rows: readonly EntryLine[];
    readonly before: string | null;
    readonly after: string | null;
    readonly actions: readonly string[];
  } | null;
  readonly query: HistoryQuery;
  readonly unmasked: boolean;
  readonly mayUnmask: boolean;
  /** What `readForm` answered when the reason was not good enough. */
  readonly failed: unknown;
};

function useFilters({ q, action, from, to }: HistoryQuery): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day } = useFormats();
  const said: readonly [string, string | undefined, (value: string) => string][] = [
    ["q", q || undefined, (value) => value],
    ["action", action, (value) => inWords(wordsOfVerb(value))],
    ["from", from, (value) => i18n._("From {day}", { day: day(value) })],
    ["to", to, (value) => i18n._("Up to {day}", { day: day(value) })],
  ];
  return said.flatMap(([param, value, label]) =>
    value === undefined ? [] : [{ param, value, label: label(value) }],
  );
}

/** The audit log: search, entries, pages, and the way to see personal data. */
export function StaffHistory(props: Props) {
  const { i18n } = useLingui();
  const { page, query } = props;
  const active = useFilters(query);
  return (
    <>
      {props.unmasked ? <Unmasked /> : null}
      <Search query={query} actions={page?.actions ?? []} active={active} />
      {page === null ? (
        <Notice tone="warn" title={i18n._("This search takes too long")} announce>
          {i18n._("Narrow it with an action, an object or a range of days.")}
        </Notice>
      ) : (
        <>
          <Panel flush>
            {page.rows.length > 0 ? (
              <ol className={css.entries} aria-label={i18n._("Entries, the newest first")}>
                {page.rows.map((entry) => (
                  <StaffHistoryEntry key={entry.id} of={entry} />
                ))}
              </ol>
            ) : active.length > 0 ? (
              <EmptyState kind="no-match" filters={active} />
            ) : (
              <EmptyState kind="nothing-yet" title={i18n._("Nothing has happened yet")}>
                {i18n._(
                  "Every decision, change and sign of staff, merchants and keys is kept here.",
                )}
              </EmptyState>
            )}
          </Panel>
          <Pagination page={{ ...page, shown: page.rows.length }} />
        </>
      )}
      <PersonalData {...props} />
    </>
  );
}

function Search(props: {
  readonly query: HistoryQuery;
  readonly actions: readonly string[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { query, actions } = props;
  return (
    <FilterBar active={props.active}>
      <TextField
        name="q"
        type="search"
        label={i18n._("Search")}
        hint={i18n._("Words, or actor: action: object: request: before: after:")}
        width="medium"
        list="history-tokens"
        autoComplete="off"
        defaultValue={query.q}
      />
      <datalist id="history-tokens">
        {tokenNames.map((name) => (
          <option key={name} value={`${name}:`} />
        ))}
        {actions.map((action) => (
          <option key={action} value={`action:${action}`} label={inWords(wordsOfVerb(action))} />
        ))}
      </datalist>
      <SelectField
        name="action"
        label={i18n._("Action")}
        empty={i18n._("All actions")}
        defaultValue={query.action}
        options={actions.map((value) => ({ value, label: inWords(wordsOfVerb(value)) }))}
      />
      <DayField name="from" label={i18n._("From")} defaultValue={query.from} />
      <DayField name="to" label={i18n._("Up to")} defaultValue={query.to} />
    </FilterBar>
  );
}

function Unmasked() {
  const { i18n } = useLingui();
  return (
    <Notice tone="warn" title={i18n._("Personal data is shown")} announce>
      {i18n._("Until you leave this page. That you looked, and why, is an entry of its own.")}
    </Notice>
  );
}

function PersonalData({ unmasked, mayUnmask, failed }: Props) {
  const { i18n } = useLingui();
  if (unmasked || !mayUnmask) return null;
  return (
    <Panel
      title={i18n._("Personal data is hidden")}
      lead={i18n._("Say why you need it for these entries; your reason is kept.")}
    >
      <Form failed={failed} idPrefix="unmask">
        <TextField name="reason" label={i18n._("Reason")} maxLength={500} />
        <SubmitButton name="intent" value="unmask">
          {i18n._("Show personal data")}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
