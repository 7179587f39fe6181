import { useState } from "react";
import { Button } from "../action/button";
import { Dialog } from "../action/dialog";
import { useAnnounce } from "../action/live-region";
import { pressUndo, Shortcuts } from "../action/shortcuts";
import { Undo } from "../action/undo";
import { Panel } from "../layout/panel";
import { Row } from "../layout/stack";
import { useSample } from "./sample";

export function KitActions() {
  const say = useSample();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const [acts, setActs] = useState(0);
  return (
    <Panel title={say("Actions", "操作")}>
      <Row>
        <Button onClick={() => setOpen(true)}>{say("Open a dialog", "打开对话框")}</Button>
        <Button onClick={() => setActs(acts + 1)}>{say("Approve", "通过")}</Button>
        <Button onClick={() => announce(say("Approved. 41 left.", "已通过，还有 41 件。"))}>
          {say("Announce", "播报")}
        </Button>
      </Row>
      <Dialog open={open} onClose={() => setOpen(false)} title={say("A dialog", "对话框")}>
        <p>{say("Escape closes it.", "按 Esc 关闭。")}</p>
      </Dialog>
      {acts > 0 ? (
        <Undo
          key={acts}
          message={say("Approved Yunzhi Apparel.", "已通过「云织服饰」。")}
          action="/_kit"
          fields={{ undo: String(acts) }}
        />
      ) : null}
      <Shortcuts
        shortcuts={[
          { keys: "j", does: say("Next row", "下一行"), run: () => announce("j") },
          { keys: "g r", does: say("Go to reviews", "前往审核"), run: () => announce("g r") },
          { keys: "z", does: say("Undo", "撤销"), run: pressUndo },
        ]}
      />
    </Panel>
  );
}
