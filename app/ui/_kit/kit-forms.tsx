import { Button, ButtonLink } from "../action/button";
import { Checkbox, Checkboxes, Radios, SelectField } from "../form/choices";
import { ComboboxField } from "../form/combobox";
import { FileField } from "../form/file-field";
import { Form } from "../form/form";
import { SubmitButton } from "../form/submit-button";
import { DayField, MoneyField, NumberField, TextArea, TextField } from "../form/text-fields";
import { Notice } from "../layout/notice";
import { BottomBar } from "../layout/page";
import { Panel } from "../layout/panel";
import { Row } from "../layout/stack";
import { useSample } from "./sample";

const categories = ["Apparel", "Shoes", "Home", "Kitchen", "Tea", "Snacks", "Toys", "Books"];

export function KitForms({ answer }: { readonly answer: unknown }) {
  const say = useSample();
  const saved =
    typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === true;
  return (
    <>
      {saved ? <Notice tone="ok" announce title={say("Saved", "已保存")} /> : null}
      <Form method="post" failed={answer}>
        <TextField
          name="shop"
          label={say("Shop name", "店铺名称")}
          hint={say("As on the licence", "与执照一致")}
          autoComplete="organization"
        />
        <NumberField
          name="orders"
          label={say("Orders a month", "每月订单")}
          behind={say("orders", "单")}
        />
        <MoneyField name="budget" label={say("Monthly budget", "每月预算")} />
        <DayField name="start" label={say("First day", "开始日期")} />
        <Radios
          name="goal"
          label={say("What comes first?", "先做什么？")}
          options={[
            {
              value: "orders",
              label: say("More orders", "更多订单"),
              hint: say("Traffic support", "流量支持"),
            },
            { value: "live", label: say("Going live", "开播") },
            {
              value: "ads",
              label: say("Ads", "投放"),
              disabled: true,
              hint: say("Opens with 30 orders", "满 30 单后开放"),
            },
          ]}
        />
        <Checkboxes
          name="channels"
          label={say("Where do you sell?", "在哪里销售？")}
          options={[
            { value: "live", label: say("Live", "直播") },
            { value: "video", label: say("Short video", "短视频") },
          ]}
        />
        <SelectField
          name="size"
          label={say("Team", "团队")}
          empty={say("Choose", "请选择")}
          optional
          options={[
            { value: "1", label: say("Just me", "一个人") },
            { value: "5", label: say("2–5 people", "2–5 人") },
          ]}
        />
        <ComboboxField
          name="category"
          label={say("Category", "类目")}
          empty={say("Choose or type", "选择或输入")}
          options={categories.map((name) => ({ value: name.toLowerCase(), label: name }))}
        />
        <FileField
          name="licence"
          label={say("Licence", "营业执照")}
          hint={say("JPG, PNG, HEIC or PDF, up to 10 MB", "JPG、PNG、HEIC 或 PDF，不超过 10 MB")}
          accept="image/*,.pdf"
          optional
        />
        <TextArea name="note" label={say("Anything else?", "还有什么要说明？")} optional />
        <Checkbox name="agreed" label={say("I agree to the terms", "我同意协议")} />
        <BottomBar>
          <SubmitButton>{say("Send application", "提交申请")}</SubmitButton>
        </BottomBar>
      </Form>
      <Panel title={say("Buttons", "按钮")}>
        <Row>
          <Button look="primary">{say("Primary", "主要")}</Button>
          <Button>{say("Plain", "普通")}</Button>
          <Button look="quiet">{say("Quiet", "次要")}</Button>
          <Button look="danger">{say("Remove", "移除")}</Button>
          <Button pending>{say("Pending", "处理中")}</Button>
          <Button disabled>{say("Disabled", "不可用")}</Button>
          <Button small shortcut="J">
            {say("Next", "下一件")}
          </Button>
          <ButtonLink to="?">{say("A link", "链接")}</ButtonLink>
        </Row>
      </Panel>
    </>
  );
}
