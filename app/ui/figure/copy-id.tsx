import { useLingui } from "@lingui/react";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import css from "./figure.module.css";

/** An id or address with a button that copies it. `label` names it: "Application id". */
export function CopyId({ text, label }: { readonly text: string; readonly label: string }) {
  const { i18n } = useLingui();
  const [copied, setCopied] = useState(false);
  const [able, setAble] = useState(false);
  useEffect(() => setAble(Boolean(navigator.clipboard)), []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <span className={css.copy}>
      <code>{text}</code>
      <button
        type="button"
        className={css.copyButton}
        data-able={able || undefined}
        onClick={copy}
        aria-label={i18n._("Copy {label}", { label })}
      >
        <Icon size={14} aria-hidden="true" />
      </button>
      <span className="spoken" role="status">
        {copied ? i18n._("Copied") : ""}
      </span>
    </span>
  );
}
