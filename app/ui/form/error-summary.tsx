import { useLingui } from "@lingui/react";
import { type MouseEvent, useEffect, useRef } from "react";
import type { FieldTrouble } from "~/values/form-trouble";
import { useProblemInTitle } from "../page-title";
import { fieldId } from "./field-id";
import css from "./form.module.css";

/**
 * The list of what needs changing, above the form. Takes the focus when a submit failed; each entry repeats its field's
 * words and leads to it. `moment` is the answer it belongs to: a new one takes the focus again.
 */
export function ErrorSummary(props: {
  readonly errors: readonly FieldTrouble[];
  readonly idPrefix?: string;
  /** What the fields are called, for sentences that fit any field. */
  readonly labels?: ReadonlyMap<string, string>;
  readonly moment?: unknown;
}) {
  const { i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const { errors, idPrefix = "", labels, moment } = props;
  const any = errors.length > 0;
  useProblemInTitle(any);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second failure with the same list must focus again
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [moment]);
  if (!any) return null;
  const go = (event: MouseEvent, field: string) => {
    const input = document.getElementById(fieldId(idPrefix, field));
    if (!input) return;
    event.preventDefault();
    input.closest("[data-field]")?.scrollIntoView({ block: "start" });
    input.focus({ preventScroll: true });
  };
  return (
    <div ref={box} className={css.summary} role="alert" tabIndex={-1}>
      <h2>
        {i18n._("{count, plural, one {There is a problem} other {There are # problems}}", {
          count: errors.length,
        })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.general && labels?.has(error.field) ? <>{labels.get(error.field)} · </> : null}
            {error.field ? (
              <a
                href={`#${fieldId(idPrefix, error.field)}`}
                onClick={(event) => go(event, error.field)}
              >
                {i18n._(error.message, error.values)}
              </a>
            ) : (
              i18n._(error.message, error.values)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
