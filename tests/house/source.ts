/** The project's own files, read once, for tests that ask about every one of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

export const filesUnder = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`)
        .sort()
    : [];

export const code: readonly string[] = filesUnder("app").filter((file) => /\.tsx?$/.test(file));
const texts = new Map(code.map((file) => [file, readFileSync(file, "utf8")]));
export const textOf = (file: string): string => texts.get(file) ?? "";

/** Without comments: a rule about code does not read what is said about it. */
export const codeOf = (file: string): string =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:])\/\/.*$/gm, "$1");

export const offenders = (
  files: readonly string[],
  isBad: (text: string, file: string) => boolean,
) => files.filter((file) => isBad(codeOf(file), file));

export const isRule = (file: string): boolean =>
  /^app\/(features|values)\/.*(?<!\.server)\.ts$/.test(file);
export const isDoor = (file: string): boolean => /^app\/(routes|jobs|api)\//.test(file);

/** Every SQL text in a file: template literals behind a tag, a call or an assignment that begin like SQL. */
export const statements = (file: string): string[] =>
  [...codeOf(file).matchAll(/`\s*((?:WITH|SELECT|INSERT|UPDATE|DELETE|MERGE|LOCK)\b[^`]*)`/g)].map(
    ([, text = ""]) => text,
  );
