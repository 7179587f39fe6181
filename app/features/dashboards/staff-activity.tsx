import { useLingui } from "@lingui/react";
import { ChartFrame } from "~/ui/chart/chart-frame";
import { LineChart } from "~/ui/chart/line-chart";
import type { Series } from "~/ui/chart/series";
import { useFormats } from "~/ui/reader";
import type { ActivityDay } from "./overview";

/** Applications and decisions by day; the last day is still counting. */
export function StaffActivity(props: {
  readonly days: readonly ActivityDay[];
  readonly countedAt: Date;
}) {
  const { i18n } = useLingui();
  const { number, shortDay } = useFormats();
  const { days } = props;
  const last = days.at(-1);
  const series = (key: "sent" | "decided", name: string): Series => ({
    key,
    name,
    points: days.map((each) => ({
      key: each.day,
      label: shortDay(each.day),
      value: each[key],
      ...(each === last && { incomplete: true }),
    })),
  });
  const sent = i18n._("Applications");
  const decided = i18n._("Decisions");
  const whole = days.at(-2);
  return (
    <ChartFrame
      title={i18n._("Applications sent and decided")}
      definition={i18n._("By day, {count} days. Today is still counting.", { count: days.length })}
      summary={
        whole
          ? i18n._("{day}: {sent} sent, {decided} decided.", {
              day: shortDay(whole.day),
              sent: number(whole.sent),
              decided: number(whole.decided),
            })
          : i18n._("Nothing was sent yet.")
      }
      table={{
        head: [i18n._("Day"), sent, decided],
        rows: days.map((each) => [shortDay(each.day), number(each.sent), number(each.decided)]),
      }}
      csv="/ops/activity.csv"
      freshness={{ updatedAt: props.countedAt }}
    >
      <LineChart
        series={[series("sent", sent), series("decided", decided)]}
        format={(value) => number(value)}
        domain={[0, Math.max(4, ...days.flatMap((each) => [each.sent, each.decided])) * 1.08]}
      />
    </ChartFrame>
  );
}
