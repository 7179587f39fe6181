import { useLingui } from "@lingui/react";
import { ChartFrame } from "~/ui/chart/chart-frame";
import { LaterLineChart } from "~/ui/chart/later-line-chart";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { RuleClause } from "./allocation-rule";
import type { Spread, Spreads } from "./spread.server";

/** The rule, clause by clause, with the marketplace's own figures. */
export function MerchantTrafficRule(props: {
  readonly clauses: readonly RuleClause[];
  readonly version: number;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number } = useFormats();
  const { clauses, version } = props;
  return (
    <Panel
      title={i18n._("The rule")}
      lead={
        version === 0
          ? i18n._("These are the figures everybody begins with.")
          : i18n._("In force: version {number}.", { number: number(version) })
      }
    >
      <SummaryList
        rows={clauses.map(({ key, title, text }) => ({
          key,
          label: inWords(title),
          value: inWords(text),
        }))}
      />
    </Panel>
  );
}

const share = (bps: number | null, rate: (bps: number, digits: number) => string) =>
  bps === null ? "–" : rate(bps, 1);

/** What came of it: how evenly support and all traffic were spread. */
export function MerchantTrafficSpread({ of }: { readonly of: Spreads }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { support, all } = of;
  if (all.impressions === 0)
    return (
      <EmptyState
        kind="nothing-yet"
        title={i18n._("Nothing has been shown in the last four weeks")}
      />
    );
  const gini = ({ gini: found }: Spread) => (found === null ? "–" : f.number(found, 2));
  const both = (value: (of: Spread) => string) =>
    i18n._("{support} of support, {all} of all traffic", {
      support: value(support),
      all: value(all),
    });
  return (
    <>
      <Panel
        title={i18n._("What came of it")}
        lead={i18n._("From {from} to {to}.", { from: f.day(of.from), to: f.day(of.to) })}
      >
        <SummaryList
          rows={[
            {
              key: "small",
              label: i18n._("To micro and small businesses"),
              value: both(({ toSmall }) => share(toSmall, f.rate)),
            },
            {
              key: "agri",
              label: i18n._("To agricultural shops"),
              value: both(({ toAgricultural }) => share(toAgricultural, f.rate)),
            },
            {
              key: "new",
              label: i18n._("To shops opened in the last 90 days"),
              value: both(({ toNew }) => share(toNew, f.rate)),
            },
            {
              key: "gini",
              label: i18n._("Gini coefficient (0: all alike, 1: one has it all)"),
              value: i18n._("{support} for support, {all} for all traffic", {
                support: gini(support),
                all: gini(all),
              }),
            },
          ]}
        />
      </Panel>
      <Lorenz support={support} all={all} />
    </>
  );
}

/** Of twenty parts of the stores, the least shown first: what they have of the impressions. */
function Lorenz({ support, all }: Pick<Spreads, "support" | "all">) {
  const { i18n } = useLingui();
  const f = useFormats();
  const tenths = Array.from({ length: 11 }, (_, step) => step / 10);
  const at = ({ curve }: Spread, stores: number) =>
    curve.find((point) => point.stores >= stores - 1e-9)?.traffic ?? null;
  const rate = (part: number | null) =>
    part === null ? "–" : f.rate(Math.round(part * 10_000), 1);
  const series = (key: string, name: string, of: (stores: number) => number | null) => ({
    key,
    name,
    points: tenths.map((stores) => ({
      key: String(stores),
      label: f.rate(stores * 10_000, 0),
      value: of(stores),
    })),
  });
  const half = at(support, 0.5);
  return (
    <ChartFrame
      title={i18n._("How evenly impressions are spread")}
      definition={i18n._(
        "Shops from the least to the most shown, and their part of all impressions (Lorenz curve). The straight line is what all alike would be.",
      )}
      summary={
        half === null
          ? i18n._("No support was given in these weeks.")
          : i18n._("The half of the shops that were shown least had {rate} of the support.", {
              rate: rate(half),
            })
      }
      table={{
        head: [i18n._("Shops"), i18n._("Support"), i18n._("All traffic")],
        rows: tenths.map((stores) => [
          rate(stores),
          rate(at(support, stores)),
          rate(at(all, stores)),
        ]),
      }}
    >
      <LaterLineChart
        series={[
          series("support", i18n._("Support"), (stores) => at(support, stores)),
          series("all", i18n._("All traffic"), (stores) => at(all, stores)),
          series("even", i18n._("All alike"), (stores) => stores),
        ]}
        domain={[0, 1]}
        format={(part) => f.rate(Math.round(part * 10_000), 0)}
      />
    </ChartFrame>
  );
}
