import { useLingui } from "@lingui/react";
import { When } from "~/ui/figure/times";
import { SummaryList } from "~/ui/layout/summary-list";
import { useInWords } from "~/ui/reader";
import css from "./people.module.css";
import { scopeSentence } from "./roles";
import { KeyState, LastUse, type ShownKey } from "./staff-keys";

/** One key, without its secret, which nobody has any more. */
export function StaffKey(props: {
  readonly shown: ShownKey & { readonly createdAt: Date; readonly createdBy: string | null };
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { shown } = props;
  return (
    <SummaryList
      rows={[
        { key: "state", label: i18n._("State"), value: <KeyState state={shown.state} /> },
        {
          key: "scopes",
          label: i18n._("May"),
          value: (
            <ul className={css.plain}>
              {shown.scopes.map((scope) => (
                <li key={scope}>{inWords(scopeSentence[scope])}</li>
              ))}
            </ul>
          ),
        },
        { key: "used", label: i18n._("Last used"), value: <LastUse {...shown} /> },
        {
          key: "made",
          label: i18n._("Made"),
          value: (
            <>
              <When at={shown.createdAt} /> · {shown.createdBy ?? i18n._("Administration")}
            </>
          ),
        },
        {
          key: "until",
          label: i18n._("Valid until"),
          value:
            shown.expiresAt === null ? (
              i18n._("No end")
            ) : (
              <When at={shown.expiresAt} as="deadline" />
            ),
        },
      ]}
    />
  );
}
