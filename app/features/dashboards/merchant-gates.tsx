import { useLingui } from "@lingui/react";
import type { EnrollmentPage } from "~/features/enrollments/enrollment-page";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";

/** What a program still asks for, stage by stage: how far it is and until when. */
export function MerchantGates({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shortDay } = useFormats();
  const open = of.stages
    .filter(({ status }) => status !== "CLOSED")
    .flatMap((stage) => stage.milestones.map((one) => ({ ...one, key: `${stage.key}/${one.key}` })))
    .filter(({ doneOn }) => doneOn === null);
  if (open.length === 0) return <p>{i18n._("Nothing is missing.")}</p>;
  return (
    <SummaryList
      rows={open.map(({ key, name, progress, dueOn }) => ({
        key,
        label: inWords(name),
        value: [
          progress ? inWords(progress) : null,
          i18n._("Until the end of {day}", { day: shortDay(dueOn) }),
        ]
          .filter(Boolean)
          .join(" · "),
      }))}
    />
  );
}
