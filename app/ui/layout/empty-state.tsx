import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { Drawing, type Drawn } from "../identity/drawing";
import { type ActiveFilter, FilterChips } from "./filter-bar";
import css from "./layout.module.css";

type Props =
  | {
      /** Nothing yet: what will appear here, and at most one action. */
      readonly kind: "nothing-yet";
      readonly title: string;
      readonly action?: ReactNode;
      readonly drawing?: Drawn;
      readonly children?: ReactNode;
    }
  | {
      /** Filters that nothing matches: shown, removable. */
      readonly kind: "no-match";
      readonly filters: readonly ActiveFilter[];
      readonly title?: string;
    }
  | {
      /** Not for this role: who can grant it. */
      readonly kind: "not-allowed";
      readonly title?: string;
      readonly children: ReactNode;
    };

/** Three different empties, never one. */
export function EmptyState(props: Props) {
  const { i18n } = useLingui();
  if (props.kind === "no-match")
    return (
      <div className={css.empty}>
        <Drawing of="tide" />
        <h2>{props.title ?? i18n._("Nothing matches these filters")}</h2>
        <FilterChips active={props.filters} />
      </div>
    );
  if (props.kind === "not-allowed")
    return (
      <div className={css.empty}>
        <Drawing of="post" />
        <h2>{props.title ?? i18n._("Your role does not open this")}</h2>
        <div>{props.children}</div>
      </div>
    );
  return (
    <div className={css.empty}>
      <Drawing of={props.drawing ?? "ramp"} />
      <h2>{props.title}</h2>
      {props.children ? <div>{props.children}</div> : null}
      {props.action}
    </div>
  );
}
