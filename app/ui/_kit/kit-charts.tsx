import { Bars } from "../chart/bars";
import { ChartFrame } from "../chart/chart-frame";
import { LineChart } from "../chart/line-chart";
import type { Series } from "../chart/series";
import { Sparkline } from "../chart/sparkline";
import { Panel } from "../layout/panel";
import { useFormats } from "../reader";
import { kitNow, useSample } from "./sample";

const all = [
  8810, 8920, 9010, 9110, 9210, 9250, 9290, 9350, 9400, 9390, 9400, 9420, 9450, 9490, 9440, 9510,
  9580, 9520, 9550, 9530, 9550, 9540, 9620, 9590, 9640, 9570,
];
const home = [
  9040, 9100, 9180, 9240, 9230, 9350, 9370, 9350, 9480, 9550, 9490, 9480, 9530, 9620, 9570, 9600,
  9560, 9670, 9600, 9640, 9670, 9740, 9700, 9690, 9680, 9710,
];
const apparel = [
  8610, 8720, 8770, 8880, 8930, 8930, 8930, 8920, 9150, 9110, 9170, 9260, 9280, 9180, 9350, 9350,
  9300, 9240, 9290, 9420, 9320, 9330, 9380, 9360, 9400, 9350,
];

export function KitCharts() {
  const say = useSample();
  const { rate, shortDay } = useFormats();
  const days = all.map((_, week) =>
    new Date(Date.UTC(2026, 4, 25 + 7 * week)).toISOString().slice(0, 10),
  );
  const series = (key: string, name: string, values: readonly number[]): Series => ({
    key,
    name,
    points: values.map((value, index) => ({
      key: days[index] ?? "",
      label: shortDay(days[index] ?? ""),
      value,
      incomplete: index > 23,
    })),
  });
  const lines = [
    series("all", say("All", "全部"), all),
    series("home", say("Home & kitchen", "家居厨具"), home),
    series("apparel", say("Apparel", "服饰"), apparel),
  ];
  return (
    <>
      <ChartFrame
        title={say("Cold-start coverage", "冷启动覆盖率")}
        definition={say(
          "Share of new shops with 10 qualified orders inside 14 days, by weekly cohort. Goal: at least 95%.",
          "14 天内获得 10 个有效订单的新店占比，按周分组。目标：至少 95%。",
        )}
        summary={say("Coverage is 95.9%, the goal is 95%.", "覆盖率 95.9%，目标 95%。")}
        table={{
          head: [say("Week", "周"), ...lines.map(({ name }) => name)],
          rows: days.map((day, index) => [
            shortDay(day),
            ...lines.map(({ points }) => rate(points[index]?.value ?? 0)),
          ]),
        }}
        csv="/_kit?csv"
        cutAxis
        freshness={{ updatedAt: kitNow }}
      >
        <LineChart
          series={lines}
          goal={{ value: 9500, label: say("Goal 95%", "目标 95%") }}
          format={(value) => rate(value)}
          marks={[
            { key: "v8", at: "2026-09-07", label: say("Version 8 published", "版本 8 发布") },
          ]}
        />
      </ChartFrame>
      <ChartFrame
        title={say("Why short", "差在哪一步")}
        definition={say("Shops lost at each step.", "每一步流失的店铺。")}
        summary={say("120 of 200 shops reach 10 orders.", "200 家店铺中有 120 家达到 10 单。")}
        table={{
          head: [say("Step", "步骤"), say("Shops", "店铺")],
          rows: [
            [say("Opened", "开店"), "200"],
            [say("First order", "首单"), "150"],
            [say("10 orders", "10 单"), "120"],
          ],
        }}
      >
        <Bars
          goal={190}
          bars={[
            { key: "a", label: say("Opened", "开店"), value: 200, text: "200" },
            { key: "b", label: say("First order", "首单"), value: 150, text: "150" },
            {
              key: "c",
              label: say("10 orders", "10 单"),
              value: 120,
              text: "120",
              incomplete: true,
            },
          ]}
        />
      </ChartFrame>
      <Panel title={say("Sparkline", "走势")}>
        <Sparkline
          values={[3, 5, 4, 8, 9, 12]}
          first="3"
          last="12"
          label={say("Orders went from 3 to 12", "订单从 3 单到 12 单")}
        />
      </Panel>
    </>
  );
}
