import { Count, Delta, Money, Rate } from "../figure/amounts";
import { CopyId } from "../figure/copy-id";
import { Stats } from "../figure/stats";
import { DayText, When } from "../figure/times";
import { BerthGauge } from "../identity/berth-gauge";
import { type Signal, SignalFlag } from "../identity/signal-flag";
import { SlipRail } from "../identity/slip-rail";
import { Panel } from "../layout/panel";
import { Row, Stack } from "../layout/stack";
import { useSample } from "./sample";

const signals: readonly (readonly [Signal, string, string])[] = [
  ["clear", "Approved", "已通过"],
  ["needs", "Needs information", "待补充"],
  ["hold", "On hold", "暂缓"],
  ["not-started", "Not started", "未开始"],
  ["in-review", "In review", "审核中"],
  ["declined", "Declined", "未通过"],
  ["active", "Active", "进行中"],
  ["ended", "Ended", "已结束"],
];

export function KitIdentity() {
  const say = useSample();
  return (
    <>
      <Panel title={say("Signal flags", "信号旗")}>
        <Row gap="wide">
          {signals.map(([signal, en, zh]) => (
            <SignalFlag key={signal} signal={signal} word={say(en, zh)} />
          ))}
        </Row>
      </Panel>
      <Panel title={say("Berth gauges", "泊位量规")}>
        <Stack gap="tight">
          <span>{say("Live sessions 3 / at least 4", "本月开播 3 / 至少 4")}</span>
          <BerthGauge now={3} needed={4} label={say("3 of 4 live sessions", "4 场中的 3 场直播")} />
          <span>{say("Shop score 4.7 / at least 4.5", "店铺评分 4.7 / 至少 4.5")}</span>
          <BerthGauge
            now={4.7}
            needed={4.5}
            label={say("Score 4.7, needs 4.5", "评分 4.7，需要 4.5")}
          />
          <span>{say("Return rate 9% / at most 6%", "退货率 9% / 不超过 6%")}</span>
          <BerthGauge
            now={9}
            needed={6}
            ceiling
            label={say("Return rate 9%, at most 6%", "退货率 9%，不超过 6%")}
          />
          <BerthGauge
            now={2}
            needed={6}
            ceiling
            label={say("Return rate 2%, at most 6%", "退货率 2%，不超过 6%")}
          />
        </Stack>
      </Panel>
      <Panel title={say("Slip rail", "下水滑道")}>
        <SlipRail
          label={say("Milestones", "里程碑")}
          progress={0.46}
          today={say("Today: day 14 of 30", "今天：第 14 天，共 30 天")}
          stops={[
            {
              key: "a",
              title: say("Launch", "开始"),
              state: "done",
              word: say("12 Nov", "11月12日"),
            },
            {
              key: "b",
              title: say("3 live sessions", "3 场直播"),
              state: "done",
              word: say("Reached 19 Nov", "11月19日达成"),
              detail: "¥200",
            },
            {
              key: "c",
              title: say("10 orders", "10 单"),
              state: "now",
              word: say("6 of 10", "已完成 6/10"),
            },
            {
              key: "d",
              title: say("30 orders", "30 单"),
              state: "next",
              word: say("Not yet", "未到"),
            },
            {
              key: "e",
              title: say("Afloat", "下水"),
              state: "next",
              word: say("12 Dec", "12月12日"),
            },
          ]}
        />
      </Panel>
      <Panel title={say("Figures and time", "数字与时间")}>
        <Stack gap="tight">
          <Stats
            stats={[
              {
                key: "a",
                label: say("Coverage this week", "本周覆盖率"),
                value: <Rate basisPoints={9570} />,
                note: say("Goal is 95%", "目标 95%"),
                to: "?list=coverage",
              },
              {
                key: "b",
                label: say("Waiting for review", "待审核"),
                value: <Count of={6} />,
                note: say("3 older than 24 h", "3 件超过 24 小时"),
                to: "?list=waiting",
              },
              {
                key: "c",
                label: say("Deposits held", "保证金在押"),
                value: (
                  <Money
                    amount={{ amountMinor: 48_650_000n, currency: "CNY" }}
                    decimals="when-needed"
                  />
                ),
              },
              {
                key: "d",
                label: say("Change", "变化"),
                value: <Delta direction="up" good text={say("1.5 pt", "1.5 个百分点")} />,
              },
            ]}
          />
          <Row>
            <Money amount={{ amountMinor: -123_456n, currency: "CNY" }} />
            <Money amount={{ amountMinor: 50_000n, currency: "CNY" }} signed strong />
            <Rate basisPoints={null} />
            <Delta direction="down" good={false} text={say("0.4 pt", "0.4 个百分点")} />
          </Row>
          <Row>
            <When at="2026-11-26T10:00:00Z" as="deadline" />
            <When at="2026-11-22T23:00:00Z" as="ago" />
            <When at="2026-11-26T10:00:00Z" as="short" />
            <DayText day="2026-11-23" />
          </Row>
          <CopyId text="app_01jd4x2v9qe7hsv3m8e0zt6a5c" label={say("Application id", "申请编号")} />
        </Stack>
      </Panel>
    </>
  );
}
