import { useLingui } from "@lingui/react";
import { useFormats, useInWords } from "~/ui/reader";
import type { GrantView } from "./enrollment-page";
import css from "./merchant-enrollment.module.css";
import { GrantFlag } from "./merchant-enrollment-flag";

/** What the program has given so far, each with its days, worth and state. */
export function Grants({ grants }: { readonly grants: readonly GrantView[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, money } = useFormats();
  if (grants.length === 0) return <p>{i18n._("Nothing has been given yet.")}</p>;
  const range = ({ from, to }: GrantView) =>
    to === null
      ? i18n._("from {from}", { from: day(from) })
      : i18n._("{from} to {to}", { from: day(from), to: day(to) });
  return (
    <ul className={css.grants}>
      {grants.map((grant) => (
        <li key={grant.id}>
          <strong>{inWords(grant.name)}</strong>
          <GrantFlag status={grant.status} />
          <span className={css.quiet}>
            {[
              grant.worth ? i18n._("up to {amount}", { amount: money(grant.worth) }) : null,
              range(grant),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
