import { useLingui } from "@lingui/react";
import { Panel, PanelFailure } from "~/ui/layout/panel";
import type { Overview, Part } from "./overview";
import { StaffActivity } from "./staff-activity";
import { StaffNeedsYou } from "./staff-needs-you";
import { StaffProgramLines } from "./staff-program-lines";
import { StaffStoreCounts } from "./staff-store-counts";

const failureOf = <Value,>(part: Part<Value>) => (part.ok ? null : { reference: part.reference });

/** S1, in the order of what needs somebody. Each part fails alone. */
export function StaffOverview({ of }: { readonly of: Overview }) {
  const { i18n } = useLingui();
  const { needs, programs, stores, activity, countedAt } = of;
  const fresh = { updatedAt: countedAt };
  return (
    <>
      <Panel title={i18n._("Needs you")} freshness={fresh} failure={failureOf(needs)} flush>
        {needs.ok ? <StaffNeedsYou of={needs.value} /> : null}
      </Panel>
      <Panel
        title={i18n._("Programs")}
        {...(programs.ok && { freshness: { updatedAt: programs.value.countedAt } })}
        failure={failureOf(programs)}
        flush
      >
        {programs.ok ? <StaffProgramLines of={programs.value} /> : null}
      </Panel>
      <Panel title={i18n._("Merchants")} freshness={fresh} failure={failureOf(stores)} flush>
        {stores.ok ? <StaffStoreCounts of={stores.value} /> : null}
      </Panel>
      {activity.ok ? (
        <StaffActivity days={activity.value} countedAt={countedAt} />
      ) : (
        <Panel title={i18n._("Applications sent and decided")}>
          <PanelFailure reference={activity.reference} />
        </Panel>
      )}
    </>
  );
}
