import type { ReactNode } from "react";
import { classNames } from "../class-names";
import css from "./layout.module.css";

/**
 * Something the reader must not miss. `tone` colours the edge, the words carry the meaning. `announce` reads it out
 * when it appears after an action.
 */
export function Notice(props: {
  readonly tone?: "info" | "ok" | "warn" | "error";
  readonly title?: ReactNode;
  readonly announce?: boolean;
  readonly children?: ReactNode;
}) {
  const role = props.announce ? (props.tone === "error" ? "alert" : "status") : undefined;
  return (
    <div className={classNames(css.notice, css[`tone-${props.tone ?? "info"}`])} role={role}>
      {props.title ? <strong>{props.title}</strong> : null}
      {props.children ? <div>{props.children}</div> : null}
    </div>
  );
}

/** A passage set apart from the text around it. */
export const InsetText = ({ children }: { readonly children: ReactNode }) => (
  <div className={css.inset}>{children}</div>
);

/** What a merchant never sees, for staff notes. */
export const InternalNote = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) => (
  <div className={css.internal}>
    <strong>{label}</strong>
    <div>{children}</div>
  </div>
);
