import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { Checkbox, SelectField } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";
import type { ReviewQuery } from "./review-query";
import { reviewViews } from "./review-view";

export type ProgramChoice = { readonly slug: string; readonly name: Words };

const viewWords = (i18n: I18n) => ({
  waiting: i18n._("Waiting for us"),
  answered: i18n._("Changes sent"),
  asked: i18n._("Waiting for the shop"),
  open: i18n._("All open"),
  decided: i18n._("Decided applications"),
  all: i18n._("All"),
});
const dueWords = (i18n: I18n) => ({
  "past-due": i18n._("Past due"),
  today: i18n._("Due today"),
  later: i18n._("Due later"),
});

/** The filters in force in words, each removable. */
export function useQueueFilters(
  query: ReviewQuery,
  programs: readonly ProgramChoice[],
): readonly ActiveFilter[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { view, due, program, store, q, mine } = query;
  const name = programs.find(({ slug }) => slug === program)?.name;
  const chip = (param: string, value: string, label: string): ActiveFilter => ({
    param,
    value,
    label,
  });
  return [
    ...(view === "waiting" ? [] : [chip("view", view, viewWords(i18n)[view])]),
    ...(due ? [chip("due", due, dueWords(i18n)[due])] : []),
    ...(program ? [chip("program", program, name ? inWords(name) : program)] : []),
    ...(store ? [chip("store", store, i18n._("Shop: {shop}", { shop: store }))] : []),
    ...(q ? [chip("q", q, i18n._("Contains: {text}", { text: q }))] : []),
    ...(mine ? [chip("mine", "on", i18n._("Assigned to me"))] : []),
  ];
}

export function StaffQueueFilters(props: {
  readonly query: ReviewQuery;
  readonly programs: readonly ProgramChoice[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { query } = props;
  const views = viewWords(i18n);
  const due = dueWords(i18n);
  return (
    <FilterBar active={props.active} keep={["store"]}>
      <SelectField
        name="view"
        label={i18n._("Show")}
        defaultValue={query.view}
        options={reviewViews.map((value) => ({ value, label: views[value] }))}
      />
      <SelectField
        name="program"
        label={i18n._("Program")}
        empty={i18n._("All programs")}
        defaultValue={query.program}
        options={props.programs.map(({ slug, name }) => ({ value: slug, label: inWords(name) }))}
      />
      <SelectField
        name="due"
        label={i18n._("Time left")}
        empty={i18n._("Any")}
        defaultValue={query.due}
        options={(["past-due", "today", "later"] as const).map((value) => ({
          value,
          label: due[value],
        }))}
      />
      <TextField
        name="q"
        type="search"
        label={i18n._("Shop or id")}
        width="medium"
        defaultValue={query.q}
        aria-keyshortcuts="/"
      />
      <SelectField
        name="sort"
        label={i18n._("Order")}
        defaultValue={query.sort}
        options={[
          { value: "due", label: i18n._("Due first") },
          { value: "-due", label: i18n._("Due last") },
          { value: "sent", label: i18n._("Sent first") },
          { value: "-sent", label: i18n._("Sent last") },
          { value: "shop", label: i18n._("Shop, A to Z") },
          { value: "-shop", label: i18n._("Shop, Z to A") },
        ]}
      />
      <Checkbox name="mine" label={i18n._("Assigned to me")} defaultChecked={query.mine === "on"} />
    </FilterBar>
  );
}
