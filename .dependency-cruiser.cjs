// The table "Architecture layers" of docs/architecture.md, which a test compares with it. A layer may import itself, the
// layers listed for it, and packages. `server/<noun>` is every folder under server/ that is not a layer of its own.
const layers = require("./bin/setup/layers.json");

const machinery = Object.keys(layers)
  .filter((layer) => layer.startsWith("server/") && layer !== "server/<noun>")
  .map((layer) => `${layer.slice("server/".length)}/`);

/** A regular expression for the files of a layer. */
function filesOf(layer) {
  return layer === "server/<noun>" ? `^server/(?!${[...machinery, "testing/"].join("|")})[^/]+/` : `^${layer}(/|$)`;
}

const tests = "\\.test\\.tsx?$|/testing/|^e2e/support/|^e2e/[^/]+\\.config\\.ts$";
const packages = "^node_modules/|^(node:)?[a-z_/0-9]+$";

const layersImport = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer.replace(/[/<>]+/g, "-")}-imports`,
  comment: `${layer} may import ${["itself", ...allowed].join(", ")} and packages. Move what you need, or hand it over as an argument.`,
  severity: "error",
  from: { path: filesOf(layer), pathNot: tests },
  to: { pathNot: [filesOf(layer), ...allowed.map(filesOf), packages] },
}));

module.exports = {
  forbidden: [
    ...layersImport,
    {
      name: "domain-is-pure",
      comment: "Rules do no I/O: of all packages they know zod alone.",
      severity: "error",
      from: { path: "^domain/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm", "core"], pathNot: "^node_modules/zod/" },
    },
    {
      name: "server-knows-no-page",
      comment: "Verbs, queries and jobs do not know the pages that show them.",
      severity: "error",
      from: { path: "^server/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "pages-render-no-mails",
      comment: "Next refuses react-dom/server in what pages import. Enqueue a job; its task makes the mail.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^server/infra/mail/mail-frame", reachable: true },
    },
    {
      name: "pages-do-not-query",
      comment: "Pages call queries and verbs. Write one beside its noun instead of asking the database here.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^server/infra/(db|generated)" },
    },
    {
      name: "demo-stays-a-demo",
      comment: "The product knows nothing of the demo; only what starts the processes does.",
      severity: "error",
      from: { path: "^(server|app|components|domain)/", pathNot: "^server/runtime/|\\.test\\.tsx?$|/testing/" },
      to: { path: "^prisma/demo/" },
    },
    {
      name: "tests-stay-tests",
      comment: "What the product runs imports nothing that is there for tests.",
      severity: "error",
      from: { pathNot: "\\.test\\.tsx?$|/testing/|^e2e/" },
      to: { path: "\\.test\\.tsx?$|/testing/|^e2e/" },
    },
    { name: "no-cycles", severity: "error", comment: "Take out what both need.", from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|server/infra/generated)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
