/**
 * The dependency rule, as a list. A room may import the rooms below it, never the ones above.
 * Adding a room means adding one line here; moving a line is an architectural decision.
 */
const rooms = [
  "dashboards",
  "applications",
  "enrollments",
  "programs",
  "hit-products",
  "managed-sales",
  "rewards",
  "claims",
  "traffic",
  "deposits",
  "budgets",
  "eligibility",
  "payments",
  "ledger",
  "metrics",
  "merchants",
  "notices",
  "people",
  "history",
];
const doors = "^app/(routes|jobs|api)/|^app/(root|entry\\.|raise)";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule("no-cycles", "Cycles hide the order of things.", {}, { circular: true }),
    ...rooms
      .slice(1)
      .map((room, depth) =>
        rule(
          `below-${room}`,
          `${room} may import only the rooms listed under it.`,
          { path: `^app/features/${room}/` },
          { path: `^app/features/(${rooms.slice(0, depth + 1).join("|")})/` },
        ),
      ),
    rule(
      "every-room-has-a-floor",
      "Write a new room into the list at the top of .dependency-cruiser.cjs.",
      { path: "^app/features/", pathNot: `^app/features/(${rooms.join("|")})/` },
      {},
    ),
    rule(
      "every-folder-has-a-place",
      "A new folder of app/ needs a rule of its own here.",
      {
        path: "^app/",
        pathNot: "^app/(api|features|jobs|locales|platform|routes|ui|values)/|^app/[^/]+$",
      },
      {},
    ),
    rule(
      "subfolders-are-private",
      "A room's subfolder is used by that room alone.",
      { path: "^app/features/([^/]+)/" },
      { path: "^app/features/[^/]+/[^/]+/", pathNot: "^app/features/$1/" },
    ),
    rule(
      "subfolders-are-private-to-others",
      "Use a room's top-level files.",
      { path: "^(app|bin|bench|prisma)/", pathNot: "^app/features/" },
      { path: "^app/features/[^/]+/[^/]+/" },
    ),
    rule(
      "kinds-are-strangers",
      "One program kind never imports another.",
      {
        path: "^app/features/programs/([^/]+)/",
        pathNot: "^app/features/programs/(writing|wording|reading)/",
      },
      {
        path: "^app/features/programs/(cold-start|deposit-relief|zero-entry|return-subsidy|hit-product|rising-star|milestone|managed-sales)/",
        pathNot: "^app/features/programs/$1/",
      },
    ),
    rule(
      "rules-are-pure",
      "A plain .ts file in a room touches no wire, no screen and no outside world.",
      { path: "^app/(features|values)/.*(?<!\\.server)\\.ts$" },
      {
        path: [
          "\\.server\\.ts$|\\.tsx$|^app/(platform|ui|routes|jobs|api)/|^prisma/",
          "node_modules/(react|react-dom|@remix-run|@prisma|stripe|@mantine|pg|postgres|pg-boss|hono|nodemailer|better-auth)/",
        ],
      },
    ),
    rule(
      "rules-need-no-machine",
      "A plain .ts file in a room uses nothing of Node.",
      { path: "^app/(features|values)/.*(?<!\\.server)\\.ts$" },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "views-are-dry",
      "Views never reach the wires.",
      { path: "^app/(features|ui)/.*\\.tsx?$", pathNot: "\\.server\\.tsx?$" },
      {
        path: "\\.server\\.tsx?$|^app/platform/|^prisma/",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "doors-hold-no-queries",
      "Doors call rooms, not the database. (The idempotency table belongs to the API's own door.)",
      {
        path: "^app/(routes|jobs|api)/",
        pathNot: "^app/api/idempotency\\.server\\.ts$",
      },
      {
        path: "^app/platform/database\\.server|^prisma/generated|node_modules/(stripe|pg|postgres)/",
      },
    ),
    rule(
      "nobody-imports-a-door",
      "Doors are entrances, not libraries.",
      { path: "^app/(features|values|platform|ui|locales)/" },
      { path: doors },
    ),
    rule(
      "values-stand-alone",
      "Values import only values.",
      { path: "^app/values/" },
      { path: "^app/(?!values/)|^prisma/" },
    ),
    rule(
      "platform-knows-no-feature",
      "Plumbing does not know what flows through it.",
      { path: "^app/platform/" },
      { path: "^app/(features|ui)/" },
    ),
    rule(
      "looks-know-no-feature",
      "app/ui is shared looks: it knows words and values, nothing of any room.",
      { path: "^app/(ui|locales)/" },
      { path: "^app/features/" },
    ),
    rule(
      "one-door-to-stripe",
      "Only the gateway speaks Stripe.",
      { path: "^app/", pathNot: "^app/features/payments/stripe\\.server\\.ts$" },
      { path: "node_modules/stripe/" },
    ),
    rule(
      "one-door-to-the-database",
      "Only platform opens the database.",
      { path: "^app/", pathNot: "^app/platform/" },
      {
        path: "^prisma/generated/|node_modules/(pg|postgres|@prisma)/",
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "app-imports-no-tests",
      "What runs does not need what checks it.",
      { path: "^(app|bin|prisma)/" },
      { path: "^(tests|bench)/" },
    ),
    rule(
      "every-import-leads-somewhere",
      "An import that cannot be found.",
      {},
      { couldNotResolve: true, pathNot: "\\.po$" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules|prisma/generated" },
    exclude: { path: "\\.module\\.css$|\\.css$|virtual:" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
