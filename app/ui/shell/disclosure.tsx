import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "../class-names";
import css from "./shell.module.css";

/** A menu that opens without JavaScript. With it, Escape and a press elsewhere close it. */
export function Disclosure(props: {
  readonly summary: ReactNode;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = ref.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        details.open = false;
        details.querySelector("summary")?.focus();
      } else if (!(event.target instanceof Node && details.contains(event.target)))
        details.open = false;
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, []);
  return (
    <details ref={ref} className={classNames(css.disclosure, props.className)}>
      <summary aria-label={props.label}>{props.summary}</summary>
      <div className={css.menu}>{props.children}</div>
    </details>
  );
}
