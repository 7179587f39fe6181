/** The id of a field's input: its name, set apart by the form's prefix. */
export const fieldId = (prefix: string, name: string): string =>
  prefix ? `${prefix}-${name}` : name;
