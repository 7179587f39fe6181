import { ButtonLink } from "../action/button";
import { SelectField } from "../form/choices";
import { TextField } from "../form/text-fields";
import { Waterline } from "../identity/mark";
import { Consequence } from "../layout/consequence";
import { EmptyState } from "../layout/empty-state";
import { FilterBar } from "../layout/filter-bar";
import { InsetText, InternalNote, Notice } from "../layout/notice";
import { Pagination } from "../layout/pagination";
import { Panel } from "../layout/panel";
import { Columns, Stack, TwoPanes } from "../layout/stack";
import { SummaryList } from "../layout/summary-list";
import { Tabs } from "../layout/tabs";
import { TaskList } from "../layout/task-list";
import { kitNow, useSample } from "./sample";

const filters = [{ param: "status", value: "in-review", label: "Status: in review" }];

export function KitLayout() {
  const say = useSample();
  return (
    <>
      <Panel title={say("Summary list", "摘要")}>
        <SummaryList
          rows={[
            {
              key: "a",
              label: say("Plan", "经营计划"),
              value: say("Two live sessions a week", "每周两场直播"),
              change: { to: "?change=plan", what: say("plan", "经营计划") },
            },
            {
              key: "b",
              label: say("Budget", "预算"),
              value: "¥1,200.50",
              changed: true,
              change: { to: "?change=budget", what: say("budget", "预算") },
            },
          ]}
        />
      </Panel>
      <Panel title={say("Task list", "任务")} flush={false}>
        <TaskList
          tasks={[
            { key: "1", title: say("Shop details", "店铺信息"), state: "completed", to: "?task=1" },
            { key: "2", title: say("Plan", "经营计划"), state: "in-progress", to: "?task=2" },
            { key: "3", title: say("Evidence", "证明材料"), state: "not-started", to: "?task=3" },
            {
              key: "4",
              title: say("Payout account", "收款账户"),
              state: "needs-change",
              to: "?task=4",
            },
            {
              key: "5",
              title: say("Check and send", "核对并提交"),
              state: "cannot-start",
              hint: say("Finish the tasks above first", "请先完成以上任务"),
            },
          ]}
        />
      </Panel>
      <Tabs
        label={say("Views", "视图")}
        tabs={[
          { label: say("All", "全部"), value: "all", count: 12 },
          { label: say("Waiting", "等待中"), value: "waiting", count: 3 },
        ]}
      />
      <FilterBar active={filters}>
        <TextField name="q" label={say("Search", "搜索")} width="short" />
        <SelectField
          name="status"
          label={say("Status", "状态")}
          empty={say("Any", "全部")}
          options={[{ value: "in-review", label: say("In review", "审核中") }]}
        />
      </FilterBar>
      <Pagination page={{ before: "a", after: "b", shown: 50, total: 12_480 }} />
      <TwoPanes side={<InsetText>{say("The other pane.", "另一栏。")}</InsetText>}>
        {say("A list on the left.", "左侧列表。")}
      </TwoPanes>
      <Waterline />
      <Columns min="wide">
        <Panel
          title={say("Late data", "延迟数据")}
          freshness={{
            updatedAt: "2026-11-22T19:00:00Z",
            nextAt: "2026-11-22T20:00:00Z",
            everyMinutes: 60,
          }}
        >
          {say("Figures from a batch.", "批量计算的数字。")}
        </Panel>
        <Panel
          title={say("Fresh data", "最新数据")}
          freshness={{ updatedAt: kitNow, nextAt: "2026-11-23T03:00:00Z", everyMinutes: 60 }}
          failure={{ reference: "req_01jd4x2v9q" }}
        />
      </Columns>
      <Stack>
        <Notice title={say("Two things to add", "有 2 处需要补充")}>
          {say("You keep your place in the queue.", "不必重新排队。")}
        </Notice>
        <Notice tone="warn" title={say("At risk", "有风险")}>
          {say("Return rate 5.6%, at most 6% until 30 Nov.", "退货率 5.6%，11月30日前不超过 6%。")}
        </Notice>
        <Notice tone="error" title={say("The payment did not go through", "支付未完成")}>
          {say("Nothing was charged.", "没有扣款。")}
        </Notice>
        <InsetText>
          {say("Orders that were refunded in full do not count.", "全额退款的订单不计入。")}
        </InsetText>
        <InternalNote label={say("Merchants never see this", "商家看不到")}>
          {say("Same payout account as another shop.", "与另一家店铺收款账户相同。")}
        </InternalNote>
      </Stack>
      <Consequence
        title={say("Withdraw the application", "撤回申请")}
        effects={[
          say(
            "Your deposit of ¥500.00 is refunded within 1–5 working days.",
            "保证金 ¥500.00 将在 1–5 个工作日内退还。",
          ),
          say("Your place in the queue is given up.", "排队名次不再保留。"),
        ]}
      >
        <ButtonLink to="?withdrawn" look="danger">
          {say("Withdraw", "撤回")}
        </ButtonLink>
      </Consequence>
      <Columns>
        <EmptyState
          kind="nothing-yet"
          title={say("No applications yet", "还没有申请")}
          action={
            <ButtonLink to="?" look="primary">
              {say("See programs", "查看计划")}
            </ButtonLink>
          }
        >
          {say("What you apply for appears here.", "提交的申请会显示在这里。")}
        </EmptyState>
        <EmptyState
          kind="no-match"
          filters={[{ param: "goal", value: "ads", label: say("Goal: ads", "目标：投放") }]}
        />
        <EmptyState kind="not-allowed">
          {say("An administrator can give you the finance role.", "管理员可以授予财务角色。")}
        </EmptyState>
      </Columns>
    </>
  );
}
