import { Menu } from "../action/menu";
import { Money } from "../figure/amounts";
import { Form } from "../form/form";
import { SubmitButton } from "../form/submit-button";
import { type Signal, SignalFlag } from "../identity/signal-flag";
import { EmptyState } from "../layout/empty-state";
import { Panel } from "../layout/panel";
import { type Column, DataTable } from "../table/data-table";
import { SelectionBar } from "../table/selection";
import { useSample } from "./sample";

type Request = {
  readonly id: string;
  readonly shop: string;
  readonly hours: number;
  readonly signal: Signal;
  readonly word: string;
  readonly deposit: bigint;
};

export function KitTables() {
  const say = useSample();
  const rows: readonly Request[] = [
    {
      id: "app-1042",
      shop: say("Yunzhi Apparel", "云织服饰"),
      hours: 26,
      signal: "hold",
      word: say("On hold", "暂缓"),
      deposit: 100_000n,
    },
    {
      id: "app-1041",
      shop: say("Shanye Tea", "山野茶"),
      hours: 25,
      signal: "clear",
      word: say("Clear", "无异常"),
      deposit: 50_000n,
    },
    {
      id: "app-1040",
      shop: say("Mio Ceramics", "弥欧陶瓷"),
      hours: 3,
      signal: "needs",
      word: say("Needs information", "待补充"),
      deposit: 50_000n,
    },
  ];
  const columns: readonly Column<Request>[] = [
    { key: "shop", header: say("Shop", "店铺"), cell: (row) => row.shop, sort: "shop" },
    {
      key: "waiting",
      header: say("Waiting", "等待"),
      cell: (row) => `${row.hours} h`,
      align: "end",
      sort: "waiting",
    },
    {
      key: "signal",
      header: say("Signal", "状态"),
      cell: (row) => <SignalFlag signal={row.signal} word={row.word} />,
    },
    {
      key: "deposit",
      header: say("Deposit", "保证金"),
      cell: (row) => (
        <Money amount={{ amountMinor: row.deposit, currency: "CNY" }} decimals="when-needed" />
      ),
      align: "end",
    },
    {
      key: "menu",
      header: say("Actions", "操作"),
      headerHidden: true,
      cell: (row) => (
        <Menu
          label={say(`Actions for ${row.shop}`, `${row.shop}的操作`)}
          items={[
            { label: say("Open", "打开"), to: `?open=${row.id}` },
            {
              label: say("Remove", "移除"),
              danger: true,
              form: { action: "?remove", fields: { id: row.id } },
            },
          ]}
        />
      ),
    },
  ];
  return (
    <>
      <Form method="post" id="bulk" idPrefix="bulk" summary={false}>
        <SelectionBar form="bulk" name="ids" matching={1284}>
          <SubmitButton small>{say("Approve…", "通过…")}</SubmitButton>
        </SelectionBar>
      </Form>
      <Panel title={say("Waiting for review", "待审核")} flush>
        <DataTable
          caption={say("Requests waiting for review", "待审核的申请")}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `?sel=${row.id}`}
          current="app-1041"
          select={{ name: "ids", form: "bulk", labelOf: (row) => row.shop }}
        />
      </Panel>
      <Panel title={say("Deposits", "保证金")} flush>
        <DataTable
          caption={say("Deposits by shop", "各店铺保证金")}
          columns={columns.slice(0, 4)}
          rows={rows}
          rowKey={(row) => `stack-${row.id}`}
          phone="stack"
        />
      </Panel>
      <Panel title={say("Nothing", "空")} flush>
        <DataTable
          caption={say("Nothing", "空")}
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              kind="nothing-yet"
              drawing="post"
              title={say("Nothing is waiting", "没有待审核的申请")}
            />
          }
        />
      </Panel>
    </>
  );
}
