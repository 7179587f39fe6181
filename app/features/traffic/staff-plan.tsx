import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Count } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { PlanPage } from "./plan-page.server";
import { useOccasions } from "./staff-plan-words";
import { verdictReasons } from "./verdict";
import { reasonWords } from "./verdict-words";

type Props = { readonly of: PlanPage; readonly publicPlanId: string };

/** What the plan of a day came to, beside what no plan could exceed. */
export function StaffPlan({ of, publicPlanId }: Props) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { plan, sources } = of;
  const pools = sources.forecast + sources.estimated + sources.dead;
  const used = plan.supply === 0 ? null : Math.round((plan.planned * 10_000) / plan.supply);
  return (
    <>
      <Stats
        stats={[
          {
            key: "kept",
            label: i18n._("Guarantees kept"),
            value: i18n._("{covered} of {guarantees}", {
              covered: f.number(plan.covered),
              guarantees: f.number(plan.guarantees),
            }),
            note: i18n._("No plan could keep more than {bound}", { bound: f.number(plan.bound) }),
          },
          {
            key: "planned",
            label: i18n._("Impressions planned"),
            value: <Count of={plan.planned} />,
            note:
              used === null
                ? i18n._("No supply for support on this day")
                : i18n._("{rate} of {supply} for support", {
                    rate: f.rate(used, 1),
                    supply: f.number(plan.supply),
                  }),
          },
          {
            key: "promises",
            label: i18n._("Open promises"),
            value: <Count of={plan.promises} />,
            to: `?date=${plan.date}&plan=${publicPlanId}#verdicts`,
          },
          {
            key: "pools",
            label: i18n._("Pools"),
            value: <Count of={pools} />,
            note: i18n._("{forecast} forecast, {estimated} estimated, {dead} dead", {
              ...sources,
            }),
            to: `/ops/traffic/pools?date=${plan.date}`,
          },
        ]}
      />
      {sources.dead > 0 ? (
        <Notice tone="warn">
          {i18n._(
            "{count, plural, one {# pool delivered nothing for days and gets no quota.} other {# pools delivered nothing for days and get no quota.}}",
            { count: sources.dead },
          )}{" "}
          <Link to={`/ops/traffic/pools?date=${plan.date}`}>{i18n._("See the pools")}</Link>
        </Notice>
      ) : null}
      {sources.estimated > 0 && sources.forecast === 0 ? (
        <Notice tone="info">
          {i18n._("No forecast was sent for this day: supply is estimated from the last weeks.")}
        </Notice>
      ) : null}
      <Reasons of={of} publicPlanId={publicPlanId} />
    </>
  );
}

/** Why promises get what they get: each count opens exactly the promises it counts. */
function Reasons({ of: { plan }, publicPlanId }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const reasons = verdictReasons.filter((reason) => (plan.reasons[reason] ?? 0) > 0);
  if (reasons.length === 0) return null;
  return (
    <Panel title={i18n._("Why")}>
      <Stats
        stats={reasons.map((reason) => ({
          key: reason,
          label: inWords(reasonWords[reason]),
          value: <Count of={plan.reasons[reason] ?? 0} />,
          to: `?date=${plan.date}&plan=${publicPlanId}&reason=${reason}#verdicts`,
        }))}
      />
    </Panel>
  );
}

/** When and why the plan was made; older revisions stay to be read. */
export function StaffPlanMade(props: {
  readonly of: PlanPage;
  readonly links: readonly { readonly planId: string; readonly to: string }[];
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const occasions = useOccasions();
  const { plan, revisions } = props.of;
  const toOf = (planId: string) => props.links.find((link) => link.planId === planId)?.to ?? "";
  const said = ({ revision, occasion, madeAt }: (typeof revisions)[number]) =>
    i18n._("Revision {number}: {occasion}, {time}", {
      number: f.number(revision),
      occasion: occasions[occasion],
      time: f.dateTime(madeAt),
    });
  return (
    <Panel title={i18n._("How it was made")}>
      <SummaryList
        rows={[
          {
            key: "revision",
            label: i18n._("Revision"),
            value: (
              <ul>
                {revisions.map((each) => (
                  <li key={each.planId}>
                    {each.planId === plan.planId ? (
                      <strong>{said(each)}</strong>
                    ) : (
                      <Link to={toOf(each.planId)}>{said(each)}</Link>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "settings",
            label: i18n._("Settings"),
            value:
              plan.settingVersion === 0
                ? i18n._("The settings everybody begins with")
                : i18n._("Version {number}", { number: f.number(plan.settingVersion) }),
          },
          {
            key: "horizon",
            label: i18n._("Looks ahead"),
            value: i18n._("{count, plural, one {# day} other {# days}}", {
              count: plan.horizonDays,
            }),
          },
          {
            key: "hash",
            label: i18n._("Fingerprint of everything it was made from"),
            value: <code>{plan.inputsHash.slice(0, 16)}</code>,
          },
        ]}
      />
    </Panel>
  );
}
