import { useLingui } from "@lingui/react";
import { Panel } from "~/ui/layout/panel";
import type { EnrollmentPage } from "./enrollment-page";
import { ChecksView } from "./merchant-checks";
import { DepositEffectView } from "./merchant-deposit-effect";

/** What the program saves her, and what was found when it was checked. */
export function Upkeep({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  return (
    <>
      {of.deposit ? (
        <Panel title={i18n._("Your deposit in this program")}>
          <DepositEffectView of={of.deposit} wallet="/wallet" />
        </Panel>
      ) : null}
      <Panel title={i18n._("Checks")}>
        <ChecksView of={of.checks} />
      </Panel>
    </>
  );
}
