/** What was typed on the page before, carried along unseen. */
export const StaffTyped = ({
  values,
}: {
  readonly values: Readonly<Record<string, readonly string[]>>;
}) =>
  Object.entries(values)
    .filter(([name]) => name !== "intent")
    .flatMap(([name, all]) =>
      all.map((value) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      )),
    );
