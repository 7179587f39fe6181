import { useLingui } from "@lingui/react";
import { type ReactNode, useEffect, useState } from "react";
import { useFormats } from "../reader";
import css from "./table.module.css";

const boxesOf = (form: string, name: string): HTMLInputElement[] =>
  [...document.querySelectorAll<HTMLInputElement>(`input[form="${CSS.escape(form)}"]`)].filter(
    (box) => box.name === name && box.type === "checkbox",
  );

/** One row's checkbox, part of a form that stands elsewhere. */
export function SelectRow(props: {
  readonly name: string;
  readonly form: string;
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}) {
  const { i18n } = useLingui();
  return (
    <label className={css.box}>
      <input
        type="checkbox"
        name={props.name}
        form={props.form}
        value={props.value}
        defaultChecked={props.chosen}
      />
      <span className="spoken">{i18n._("Select {what}", { what: props.label })}</span>
    </label>
  );
}

/** How many of a form's checkboxes are ticked; follows every change on the page. */
export function useSelection(form: string, name: string): { chosen: number; shown: number } {
  const [count, setCount] = useState({ chosen: 0, shown: 0 });
  useEffect(() => {
    const read = () => {
      const boxes = boxesOf(form, name);
      setCount({ chosen: boxes.filter((box) => box.checked).length, shown: boxes.length });
    };
    read();
    document.addEventListener("change", read);
    return () => document.removeEventListener("change", read);
  }, [form, name]);
  return count;
}

/** Ticks every row of the page, or none. Needs JavaScript; single rows do not. */
export function SelectAll({ form, name }: { readonly form: string; readonly name: string }) {
  const { i18n } = useLingui();
  const { chosen, shown } = useSelection(form, name);
  const all = shown > 0 && chosen === shown;
  return (
    <label className={css.box}>
      <input
        type="checkbox"
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && !all;
        }}
        onChange={(event) => {
          for (const box of boxesOf(form, name)) box.checked = event.target.checked;
          document.dispatchEvent(new Event("change"));
        }}
      />
      <span className="spoken">{i18n._("Select all on this page")}</span>
    </label>
  );
}

/**
 * The bar of a list's bulk actions: how many are ticked, and, where more match than are shown, the offer to take all
 * that match. `children` are the submit buttons of the form.
 */
export function SelectionBar(props: {
  readonly form: string;
  readonly name: string;
  /** How many rows match in all; the choice is posted as `all=on`. */
  readonly matching?: number;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const { chosen, shown } = useSelection(props.form, props.name);
  const more =
    props.matching !== undefined && props.matching > shown && chosen === shown && shown > 0;
  return (
    <fieldset className={css.selection} data-any={chosen > 0 || undefined}>
      <legend className="spoken">{i18n._("With the selected rows")}</legend>
      <p role="status">
        {i18n._("{count, plural, one {# selected} other {# selected}}", { count: chosen })}
      </p>
      {more ? (
        <label className={css.everything}>
          <input type="checkbox" name="all" form={props.form} />
          {i18n._("Select all {count} that match", { count: number(props.matching ?? 0) })}
        </label>
      ) : null}
      {props.children}
    </fieldset>
  );
}
