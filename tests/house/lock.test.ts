import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };
const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Where Node.js would look for a package that the one at `place` names. */
function placesOf(place: string, name: string): readonly string[] {
  const parents = place.split(/(?:^|\/)node_modules\//);
  return parents.map((_, n) =>
    parents
      .slice(1, parents.length - n)
      .concat(name)
      .map((folder) => `node_modules/${folder}`)
      .join("/"),
  );
}

test("every optional package is locked, also those for other machines: npm ci refuses otherwise", () => {
  const lost = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !placesOf(place, name).some((candidate) => candidate in packages),
    ),
  );
  expect(lost).toEqual([]);
});
