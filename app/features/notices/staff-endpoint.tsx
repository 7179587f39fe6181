import { useLingui } from "@lingui/react";
import { When } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { EndpointView } from "./read-endpoints.server";
import type { TypeChoice } from "./staff-endpoint-form";
import css from "./staff-webhooks.module.css";

type Shown = Omit<EndpointView, "endpointId"> & { readonly id: string };

/** Why nothing arrives, where nothing does. */
export function EndpointTrouble({ shown }: { readonly shown: Shown }) {
  const { i18n } = useLingui();
  const format = useFormats();
  const { state, offBecause, failingSince } = shown;
  if (state === "working") return null;
  if (state === "failing")
    return failingSince === null ? null : (
      <Notice
        tone="warn"
        title={i18n._("Nothing has arrived since {when}", { when: format.dateTime(failingSince) })}
      >
        {i18n._(
          "It is tried again with growing pauses. After a day administrators get a mail, after three days it is switched off.",
        )}
      </Notice>
    );
  const because = {
    person: i18n._("Somebody switched it off. It is told nothing."),
    failing: i18n._("It did not answer for three days, so it was switched off."),
    gone: i18n._("It answered 410 Gone, so it was switched off at once."),
  };
  return (
    <Notice tone="warn" title={i18n._("This webhook is switched off")}>
      {because[offBecause ?? "person"]}
    </Notice>
  );
}

export function StaffEndpoint(props: {
  readonly shown: Shown;
  readonly choices: readonly TypeChoice[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shown, choices } = props;
  const chosen = choices.filter(({ type }) => shown.types.some((each) => each === type));
  return (
    <SummaryList
      rows={[
        {
          key: "url",
          label: i18n._("Address"),
          value: <code className={css.address}>{shown.url}</code>,
        },
        {
          key: "types",
          label: i18n._("Is told of"),
          value:
            chosen.length === 0 ? (
              i18n._("Everything")
            ) : (
              <ul className={css.plain}>
                {chosen.map(({ type, says }) => (
                  <li key={type}>{inWords(says)}</li>
                ))}
              </ul>
            ),
        },
        {
          key: "made",
          label: i18n._("Made"),
          value: (
            <>
              <When at={shown.createdAt} /> · {shown.createdBy ?? i18n._("Administration")}
            </>
          ),
        },
        ...(shown.previousUntil === null
          ? []
          : [
              {
                key: "secrets",
                label: i18n._("Two secrets sign until"),
                value: <When at={shown.previousUntil} as="deadline" />,
              },
            ]),
      ]}
    />
  );
}
