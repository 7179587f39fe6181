import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { When } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import {
  type ExceptionLine,
  type ExceptionView,
  exceptionViews,
  exceptionWords,
} from "./exception";

type Props = {
  readonly page: ListPage<ExceptionLine>;
  readonly view: ExceptionView;
  readonly mayExplain: boolean;
  readonly failed: unknown;
};

const viewWords = (i18n: I18n): Readonly<Record<ExceptionView, string>> => ({
  open: i18n._("Not explained yet"),
  explained: i18n._("Explained"),
  all: i18n._("All"),
});

/** What does not agree with Stripe: each waits for somebody's explanation, and nothing is plugged. */
export function StaffExceptions(props: Props) {
  const { i18n } = useLingui();
  const { page, view } = props;
  const views = viewWords(i18n);
  const active = view === "open" ? [] : [{ param: "view", value: view, label: views[view] }];
  const columns = useColumns(props);
  return (
    <>
      <FilterBar active={active}>
        <SelectField
          name="view"
          label={i18n._("Show")}
          defaultValue={view}
          options={exceptionViews.map((value) => ({ value, label: views[value] }))}
        />
      </FilterBar>
      <Panel flush>
        <DataTable
          caption={i18n._("Differences to Stripe")}
          columns={columns}
          rows={page.rows}
          rowKey={({ id }) => id}
          empty={
            active.length > 0 ? (
              <EmptyState kind="no-match" filters={active} />
            ) : (
              <EmptyState kind="nothing-yet" title={i18n._("Everything agrees with Stripe")}>
                {i18n._(
                  "What does not agree shows up here by itself, and waits for an explanation.",
                )}
              </EmptyState>
            )
          }
        />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </>
  );
}

function useColumns({ mayExplain, failed }: Props): Column<ExceptionLine>[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return [
    {
      key: "what",
      header: i18n._("What does not agree"),
      wrap: true,
      cell: ({ kind }) => inWords(exceptionWords[kind]),
    },
    { key: "subject", header: i18n._("At Stripe"), cell: ({ subject }) => <code>{subject}</code> },
    {
      key: "details",
      header: i18n._("Details"),
      wrap: true,
      cell: ({ details }) => (
        <code>
          {Object.entries(details)
            .map(([name, value]) => `${name} ${value ?? "–"}`)
            .join(" · ")}
        </code>
      ),
    },
    { key: "found", header: i18n._("Found"), cell: ({ foundAt }) => <When at={foundAt} /> },
    {
      key: "explained",
      header: i18n._("Explanation"),
      wrap: true,
      cell: (line) =>
        line.explained ? (
          <>
            {line.explained.note} · {inWords(line.explained.by)} · <When at={line.explained.at} />
          </>
        ) : mayExplain ? (
          <Explain of={line} failed={failed} />
        ) : (
          i18n._("Finance, compliance or an administrator explains it.")
        ),
    },
  ];
}

type Failed = { readonly values?: Readonly<Record<string, readonly string[]>> } | undefined;

function Explain({ of, failed }: { readonly of: ExceptionLine; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const mine = (failed as Failed)?.values?.exception?.[0] === of.id;
  return (
    <Form failed={mine ? failed : undefined} idPrefix={of.id}>
      <input type="hidden" name="exception" value={of.id} />
      <TextArea name="note" label={i18n._("What lies behind it")} rows={2} />
      <SubmitButton small>{i18n._("Explain")}</SubmitButton>
    </Form>
  );
}
