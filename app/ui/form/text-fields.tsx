import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { type Amount, formats } from "~/locales/format";
import { classNames } from "../class-names";
import { useReader } from "../reader";
import { Field, type FieldProps } from "./field";
import css from "./form.module.css";

type Width = "short" | "medium" | "full";
type InputRest = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  "name" | "id" | "className" | "style" | "defaultValue" | "width"
>;
type TextProps = FieldProps &
  InputRest & {
    readonly defaultValue?: string | number | null | undefined;
    readonly width?: Width;
    /** A unit or sign before or behind the input, said in the label or hint too. */
    readonly before?: string;
    readonly behind?: string;
  };

/** One line of text; `type`, `inputMode`, `autoComplete` as on an input. */
export function TextField(props: TextProps) {
  const {
    name,
    label,
    hint,
    optional,
    labelHidden,
    width = "full",
    before,
    behind,
    defaultValue,
    ...rest
  } = props;
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      {...(optional && { optional })}
      {...(labelHidden && { labelHidden })}
    >
      {(ties, typed) => (
        <span className={classNames(css.line, css[width])}>
          {before ? <span className={css.affix}>{before}</span> : null}
          <input
            type="text"
            {...rest}
            {...ties}
            className={css.input}
            defaultValue={
              rest.type === "password" ? undefined : (typed ?? defaultValue ?? undefined)
            }
          />
          {behind ? <span className={css.affix}>{behind}</span> : null}
        </span>
      )}
    </Field>
  );
}

/** A figure. Text with a numeric keyboard: number inputs lose what they cannot parse and change on scroll. */
export const NumberField = (props: TextProps & { readonly decimals?: boolean }) => {
  const { decimals, ...rest } = props;
  return (
    <TextField
      width="short"
      inputMode={decimals ? "decimal" : "numeric"}
      autoComplete="off"
      {...rest}
    />
  );
};

/** An amount in the reader's or the given currency; parsed by `moneyInput` of `app/locales/inputs.ts`. */
export function MoneyField(
  props: Omit<TextProps, "defaultValue" | "before"> & {
    readonly currency?: string;
    readonly defaultValue?: Amount | null | undefined;
  },
) {
  const reader = useReader();
  const { currency = reader.currency, defaultValue, ...rest } = props;
  const text = defaultValue ? formats(reader).moneyInput(defaultValue) : undefined;
  return (
    <TextField
      width="medium"
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      before={currency}
      {...(text !== undefined && { defaultValue: text })}
    />
  );
}

/** A day as the browser's own picker; without one, typed as 2026-11-23. */
export const DayField = (props: Omit<TextProps, "type">) => (
  <TextField width="medium" {...props} type="date" />
);

type AreaProps = FieldProps &
  Omit<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    "name" | "id" | "className" | "style" | "defaultValue"
  > & {
    readonly defaultValue?: string | null | undefined;
  };

export function TextArea(props: AreaProps) {
  const { name, label, hint, optional, labelHidden, defaultValue, ...rest } = props;
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      {...(optional && { optional })}
      {...(labelHidden && { labelHidden })}
    >
      {(ties, typed) => (
        <textarea
          rows={4}
          {...rest}
          {...ties}
          className={css.area}
          defaultValue={typed ?? defaultValue ?? undefined}
        />
      )}
    </Field>
  );
}
