import { useLingui } from "@lingui/react";
import { Select } from "@mantine/core";
import type { InputTies } from "../form/field";
import { Headless } from "./headless";
import css from "./mantine.module.css";

type Props = {
  readonly ties: InputTies;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly empty?: string | undefined;
  readonly form?: string | undefined;
};

/** Loaded when scripts run; until then, and without them, a native select stands in its place. */
export default function SearchableSelect({ ties, options, value, onChange, empty, form }: Props) {
  const { i18n } = useLingui();
  const { name, ...rest } = ties;
  return (
    <Headless>
      <Select
        {...rest}
        {...(form && { form })}
        name={name}
        searchable
        data={options.map((option) => ({ ...option }))}
        value={value}
        onChange={onChange}
        clearable={false}
        allowDeselect={empty !== undefined}
        limit={80}
        withCheckIcon={false}
        nothingFoundMessage={i18n._("Nothing found")}
        placeholder={empty}
        rightSection={null}
        comboboxProps={{ offset: 2, transitionProps: { duration: 0 }, zIndex: 60 }}
        classNames={{
          wrapper: css.wrapper ?? "",
          input: css.input ?? "",
          dropdown: css.dropdown ?? "",
          options: css.options ?? "",
          option: css.option ?? "",
          empty: css.empty ?? "",
        }}
      />
    </Headless>
  );
}
