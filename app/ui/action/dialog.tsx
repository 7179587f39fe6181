import { useLingui } from "@lingui/react";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import css from "./action.module.css";
import { Button } from "./button";

/** The browser's own modal: keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  }, [props.open]);
  return (
    <dialog ref={ref} className={css.dialog} aria-labelledby={heading} onClose={props.onClose}>
      <header className={css.dialogHead}>
        <h2 id={heading}>{props.title}</h2>
        <Button look="quiet" aria-label={i18n._("Close")} onClick={props.onClose}>
          <IconX size={18} aria-hidden="true" />
        </Button>
      </header>
      <div className={css.dialogBody}>{props.open ? props.children : null}</div>
    </dialog>
  );
}
