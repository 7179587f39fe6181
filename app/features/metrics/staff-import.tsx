import { useLingui } from "@lingui/react";
import { writerWords } from "~/features/history/automatic-words";
import { ButtonLink } from "~/ui/action/button";
import { Count } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { datasetWords } from "./dataset-words";
import { type LineTrouble, shownTroubles } from "./import";
import { goesOn, ImportFlag, type ShownImport, Troubles, useWatch } from "./staff-imports";
import { failureWords } from "./trouble-words";

function Ending({ of }: { readonly of: ShownImport }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  if (of.state === "REFUSED")
    return (
      <Notice tone="error" title={i18n._("Nothing was taken in")}>
        {i18n._("One line was refused, and this import was to be all or nothing.")}
      </Notice>
    );
  if (of.state === "FAILED")
    return (
      <Notice tone="error" title={i18n._("The file could not be read to its end")}>
        {of.failure === null ? null : inWords(failureWords(of.failure))}
      </Notice>
    );
  if (of.state === "INTERRUPTED")
    return (
      <Notice tone="warn" title={i18n._("This import was cut off")}>
        {i18n._(
          "What was taken in until then stays. Send the same file again: nothing counts twice.",
        )}
      </Notice>
    );
  return null;
}

export function OneImport(props: {
  readonly of: ShownImport;
  readonly troubles: readonly LineTrouble[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const formats = useFormats();
  const { of, troubles } = props;
  useWatch(goesOn(of));
  const figure = (n: number) => <Count of={n} />;
  return (
    <>
      <Ending of={of} />
      <Panel title={i18n._("How far it is")}>
        <SummaryList
          rows={[
            { key: "state", label: i18n._("State"), value: <ImportFlag state={of.state} /> },
            { key: "dataset", label: i18n._("Records"), value: inWords(datasetWords[of.dataset]) },
            { key: "lines", label: i18n._("Lines done"), value: figure(of.linesDone) },
            { key: "accepted", label: i18n._("Taken in"), value: figure(of.accepted) },
            { key: "duplicates", label: i18n._("Known before"), value: figure(of.duplicates) },
            { key: "rejected", label: i18n._("Lines refused"), value: figure(of.rejected) },
            {
              key: "file",
              label: i18n._("File"),
              value: [of.fileName, of.bytes === null ? null : formats.bytes(of.bytes)]
                .filter((part) => part !== null)
                .join(" · "),
            },
            { key: "by", label: i18n._("By"), value: inWords(writerWords(of.startedBy)) },
            {
              key: "started",
              label: i18n._("Started"),
              value: <When at={of.startedAt} as="full" />,
            },
            {
              key: "ended",
              label: i18n._("Ended"),
              value: of.finishedAt === null ? "–" : <When at={of.finishedAt} as="full" />,
            },
          ]}
        />
      </Panel>
      {troubles.length === 0 ? null : (
        <Panel
          title={i18n._("Refused lines")}
          lead={
            troubles.length < shownTroubles
              ? undefined
              : i18n._("The first {count}; the file has all of them.", { count: shownTroubles })
          }
          actions={
            <ButtonLink to={`/ops/imports/${of.publicId}/errors.csv`} reloadDocument download small>
              {i18n._("All refused lines, CSV")}
            </ButtonLink>
          }
          flush
        >
          <Troubles troubles={troubles} />
        </Panel>
      )}
    </>
  );
}
