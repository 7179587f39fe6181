import { useLingui } from "@lingui/react";
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { writerWords } from "~/features/history/automatic-words";
import { Count } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { Checkbox, SelectField } from "~/ui/form/choices";
import { FileField } from "~/ui/form/file-field";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { useInWords } from "~/ui/reader";
import { DataTable } from "~/ui/table/data-table";
import { datasetWords } from "./dataset-words";
import type { DatasetName } from "./datasets";
import type { ImportView, LineTrouble, ShownImportState } from "./import";
import css from "./staff-imports.module.css";
import { troubleWords } from "./trouble-words";

/** An import under the id people see. */
export type ShownImport = ImportView & { readonly publicId: string };

const everyMs = 1_500;

/** Asks again for what the page shows while an import on it goes on. */
export function useWatch(goesOn: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!goesOn) return;
    const asking = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearInterval(asking);
  }, [goesOn, revalidate]);
}

export const goesOn = ({ state }: Pick<ImportView, "state">): boolean =>
  state === "WAITING" || state === "RUNNING";

export function ImportFlag({ state }: { readonly state: ShownImportState }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<ShownImportState, readonly [Signal, string]>> = {
    WAITING: ["not-started", i18n._("Waiting")],
    RUNNING: ["active", i18n._("Running")],
    DONE: ["clear", i18n._("Done")],
    REFUSED: ["declined", i18n._("Refused")],
    FAILED: ["declined", i18n._("Failed")],
    INTERRUPTED: ["hold", i18n._("Interrupted")],
  };
  const [signal, word] = words[state];
  return <SignalFlag signal={signal} word={word} />;
}

export function Imports({ imports }: { readonly imports: readonly ShownImport[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <DataTable
      caption={i18n._("Imports, newest first")}
      rows={imports}
      rowKey={({ importId }) => importId}
      rowHref={({ publicId }) => `/ops/imports/${publicId}`}
      empty={
        <EmptyState kind="nothing-yet" title={i18n._("No import yet")}>
          {i18n._(
            "Upload a file above, or let your platform's programs send records with an API key.",
          )}
        </EmptyState>
      }
      columns={[
        {
          key: "dataset",
          header: i18n._("Records"),
          cell: ({ dataset }) => inWords(datasetWords[dataset]),
        },
        {
          key: "state",
          header: i18n._("State"),
          cell: ({ state }) => <ImportFlag state={state} />,
        },
        {
          key: "accepted",
          header: i18n._("Taken in"),
          align: "end",
          cell: ({ accepted }) => <Count of={accepted} />,
        },
        {
          key: "duplicates",
          header: i18n._("Known before"),
          align: "end",
          cell: ({ duplicates }) => <Count of={duplicates} />,
        },
        {
          key: "rejected",
          header: i18n._("Lines refused"),
          align: "end",
          cell: ({ rejected }) => <Count of={rejected} />,
        },
        {
          key: "by",
          header: i18n._("By"),
          cell: ({ startedBy }) => inWords(writerWords(startedBy)),
        },
        {
          key: "when",
          header: i18n._("Started"),
          cell: ({ startedAt }) => <When at={startedAt} as="short" />,
        },
      ]}
    />
  );
}

export function NewImport(props: {
  readonly datasets: readonly DatasetName[];
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <Panel title={i18n._("Import a file")}>
      <Form encType="multipart/form-data" failed={props.failed}>
        <SelectField
          name="dataset"
          label={i18n._("What the file holds")}
          empty={i18n._("Choose")}
          options={props.datasets.map((value) => ({ value, label: inWords(datasetWords[value]) }))}
        />
        <FileField
          name="file"
          label={i18n._("File")}
          hint={i18n._(
            "CSV with a header line, or one JSON object a line; gzipped or not, of any size. Sending a file again changes nothing.",
          )}
          accept=".csv,.ndjson,.jsonl,.json,.gz,text/csv,application/x-ndjson,application/gzip"
        />
        <Checkbox
          name="atomic"
          label={i18n._("All or nothing: one bad line refuses the whole file")}
        />
        <SubmitButton>{i18n._("Import the file")}</SubmitButton>
      </Form>
    </Panel>
  );
}

export function Templates({ datasets }: { readonly datasets: readonly DatasetName[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <Panel
      title={i18n._("Templates")}
      lead={i18n._("Each has every column there may be, and one line as an example.")}
    >
      <ul className={css.templates}>
        {datasets.map((name) => (
          <li key={name}>
            <a href={`/ops/imports/template/${name}`} download>
              {inWords(datasetWords[name])} · {name}.csv
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Troubles({ troubles }: { readonly troubles: readonly LineTrouble[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <DataTable
      caption={i18n._("Refused lines, each with what was wrong")}
      rows={troubles}
      rowKey={({ line, field, code }) => `${line} ${field} ${code}`}
      columns={[
        {
          key: "line",
          header: i18n._("Line"),
          align: "end",
          cell: ({ line }) => <Count of={line} />,
        },
        { key: "field", header: i18n._("Field"), cell: ({ field }) => <code>{field}</code> },
        {
          key: "message",
          header: i18n._("Trouble"),
          wrap: true,
          cell: (each) => inWords(troubleWords(each)),
        },
        { key: "code", header: i18n._("Error code"), cell: ({ code }) => <code>{code}</code> },
      ]}
    />
  );
}
