import { lazy, Suspense, useEffect, useState } from "react";
import { Field, type FieldProps, type InputTies } from "./field";
import css from "./form.module.css";

const SearchableSelect = lazy(() => import("../mantine/searchable-select"));

type Props = FieldProps & {
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
  readonly defaultValue?: string | null | undefined;
  /** The empty choice's words; without it a choice must be made. */
  readonly empty?: string;
  readonly onChange?: (value: string | null) => void;
  /** Id of the form, where the field stands outside it. */
  readonly form?: string;
};

/** One of many: a native select that becomes searchable once scripts run. */
export function ComboboxField(props: Props) {
  const { options, defaultValue, empty, onChange, form, ...field } = props;
  return (
    <Field {...field}>
      {(ties, typed) => (
        <Choice
          ties={ties}
          options={options}
          first={typed ?? defaultValue ?? null}
          empty={empty}
          onChange={onChange}
          form={form}
        />
      )}
    </Field>
  );
}

function Choice(props: {
  readonly ties: InputTies;
  readonly options: Props["options"];
  readonly first: string | null;
  readonly empty: string | undefined;
  readonly onChange: Props["onChange"] | undefined;
  readonly form: string | undefined;
}) {
  const { ties, options, empty, form } = props;
  const [value, setValue] = useState(props.first || null);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const change = (next: string | null) => {
    setValue(next);
    props.onChange?.(next);
  };
  const native = (
    <select
      {...ties}
      form={form}
      className={css.select}
      value={value ?? ""}
      onChange={(event) => change(event.target.value || null)}
    >
      {empty === undefined && value !== null ? null : <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
  if (!ready) return native;
  return (
    <Suspense fallback={native}>
      <SearchableSelect
        ties={ties}
        options={options}
        value={value}
        onChange={change}
        empty={empty}
        form={form}
      />
    </Suspense>
  );
}
